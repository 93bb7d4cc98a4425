#pragma once

#include <QtWidgets/QWidget>

class QLineEdit;
class QToolButton;

namespace inglenook::ui {

/// A colour as #RRGGBB with a swatch that opens the colour dialog.
class ColourField : public QWidget
{
    Q_OBJECT

public:
    explicit ColourField(QWidget* parent = nullptr);

    void setColour(const QString& colour);
    [[nodiscard]] QString colour() const; ///< as typed
    [[nodiscard]] QString check() const;  ///< what is wrong with it; empty when nothing is

Q_SIGNALS:
    void edited();

private:
    void choose();
    void showSwatch();

    QLineEdit* m_text;
    QToolButton* m_swatch;
};

} // namespace inglenook::ui
