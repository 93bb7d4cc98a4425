#pragma once

#include <QtWidgets/QWidget>

class QAction;
class QComboBox;

namespace inglenook::ui {

class PlainButton;
class TextLabel;

/// What can be done with several contacts at once; shown while more than one is selected.
class BulkBar : public QWidget
{
    Q_OBJECT

public:
    explicit BulkBar(QWidget* parent = nullptr);

    void setCount(qint64 count);
    void setTags(const QStringList& tags);

Q_SIGNALS:
    void tagGiven(const QString& tag);
    void tagTaken(const QString& tag);
    void exportRequested();
    void mergeRequested();
    void eraseRequested();

private:
    [[nodiscard]] QString tag() const;

    TextLabel* m_words;
    QComboBox* m_tag;
    PlainButton* m_give;
    PlainButton* m_take;
    QAction* m_merge;
};

} // namespace inglenook::ui
