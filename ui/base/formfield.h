#pragma once

#include <QtWidgets/QWidget>

#include <functional>

namespace inglenook::ui {

class TextLabel;

/// A labelled control: label above, quiet help below, and in its place the error when what was entered does not do.
/// Checked when the control is left, and again by `findFirstError`.
class FormField : public QWidget
{
    Q_OBJECT

public:
    /// Says what is wrong with the control's value; empty when all is well.
    using Check = std::function<QString()>;

    FormField(const QString& label, QWidget* control, const QString& help = {}, QWidget* parent = nullptr);

    void setHelp(const QString& help);
    void setCheck(Check check) { m_check = std::move(check); }
    void setError(const QString& error);
    void clearError() { setError({}); }

    /// Runs the check and shows what it says. True when all is well.
    bool check();
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QWidget* control() const { return m_control; }

    /// Checks every field and moves the focus to the first that does not do. True when all do.
    static bool checkAll(const QList<FormField*>& fields);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showLine();

    QWidget* m_control;
    TextLabel* m_line;
    QString m_label;
    QString m_help;
    QString m_error;
    Check m_check;
};

} // namespace inglenook::ui
