#pragma once

#include "core/settings/business.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QWidget>

class QLineEdit;

namespace inglenook::ui {

class LinkButton;

/// Where guests may write a review: one line a place, the same for every face.
class ReviewLinksField : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewLinksField(QWidget* parent = nullptr);

    void setLinks(const QList<core::ReviewLink>& links);
    /// Lines that are filled in, as they stand.
    [[nodiscard]] QList<core::ReviewLink> links() const;
    /// What is wrong with the first line that does not do; empty when all do.
    [[nodiscard]] QString check() const;

Q_SIGNALS:
    void edited();

private:
    struct Line
    {
        QWidget* row;
        QLineEdit* title;
        QLineEdit* url;
    };
    void addLine(const core::ReviewLink& link);
    void removeLine(QWidget* row);

    QList<Line> m_lines;
    QVBoxLayout* m_column;
    LinkButton* m_add;
};

} // namespace inglenook::ui
