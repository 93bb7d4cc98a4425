#pragma once

#include "core/people/timeline.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace inglenook::ui {

/// What happened with one guest, newest first: a mark, when, what, and the words.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);

    void setEntries(const QList<core::TimelineEntry>& entries, const QDateTime& now, const QTimeZone& zone);

private:
    QWidget* makeEntry(const core::TimelineEntry& entry, const QDateTime& now, const QTimeZone& zone);

    QVBoxLayout* m_column;
};

} // namespace inglenook::ui
