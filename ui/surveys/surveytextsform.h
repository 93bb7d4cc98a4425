#pragma once

#include "core/surveys/surveydocument.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QBoxLayout;
class QLineEdit;
class QPlainTextEdit;

namespace inglenook::ui {

class FormField;

/// What one language of a survey says: the mail, and the page after the click.
class SurveyTextsForm : public QWidget
{
    Q_OBJECT

public:
    explicit SurveyTextsForm(QWidget* parent = nullptr);

    /// Shows other texts; says nothing of a change.
    void setTexts(const core::SurveyTexts& texts);
    [[nodiscard]] core::SurveyTexts texts() const;

    /// Checks every field and moves to the first that does not do. True when all do.
    bool checkAll();
    /// Puts a merge field where the cursor was last.
    void insertField(const QString& field);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* makeLine(const QString& name);
    QPlainTextEdit* makeText(const QString& name, int lines);
    void addField(QBoxLayout& column, const QString& label, QWidget* control, const core::SurveyTextRule& rule,
                  const QString& help = {});
    QBoxLayout* makeFaceRow();
    void noteChange();

    bool m_isFilling = false;
    QList<FormField*> m_fields;
    QPointer<QWidget> m_lastEdit;
    QLineEdit* m_subject;
    QPlainTextEdit* m_greeting;
    QPlainTextEdit* m_question;
    std::array<QLineEdit*, 4> m_faceLabels;
    QPlainTextEdit* m_closing;
    QPlainTextEdit* m_thanks;
    QLineEdit* m_commentLabel;
};

} // namespace inglenook::ui
