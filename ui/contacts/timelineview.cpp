#include "ui/contacts/timelineview.h"

#include "ui/base/faceglyph.h"
#include "ui/base/icon.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>

namespace inglenook::ui {

namespace {

constexpr qsizetype mostShown = 200;

Icon iconOf(core::TimelineEntry::Kind kind)
{
    using Kind = core::TimelineEntry::Kind;
    switch (kind) {
    case Kind::Added:
        return Icon::Add;
    case Kind::Visit:
        return Icon::Hearth;
    case Kind::Mail:
        return Icon::Mail;
    case Kind::Answer:
    case Kind::FollowUp:
        return Icon::Phone;
    case Kind::OptOut:
        return Icon::Cross;
    }
    return Icon::Add;
}

QWidget* makeMark(const core::TimelineEntry& entry)
{
    if (entry.face)
        return new FaceGlyph(*entry.face);
    auto* mark = new QLabel;
    mark->setPixmap(lineIcon(iconOf(entry.kind)).pixmap(size::icon, size::icon));
    return mark;
}

} // namespace

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("timeline"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::medium);
}

void TimelineView::setEntries(const QList<core::TimelineEntry>& entries, const QDateTime& now, const QTimeZone& zone)
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const core::TimelineEntry& entry : entries.first(qMin(entries.size(), mostShown)))
        m_column->addWidget(makeEntry(entry, now, zone));
    if (entries.size() > mostShown)
        m_column->addWidget(
            new TextLabel(tr("Older ones are in “Everything held”."), TextRole::Small, TextLabel::Tone::Quiet));
}

QWidget* TimelineView::makeEntry(const core::TimelineEntry& entry, const QDateTime& now, const QTimeZone& zone)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::snug);
    row->addWidget(makeMark(entry), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* title = new TextLabel(entry.title);
    title->setFit(TextLabel::Fit::Wrapped);
    words->addWidget(title);
    if (!entry.text.isEmpty()) {
        auto* text = new TextLabel(entry.text, TextRole::Body, TextLabel::Tone::Quiet);
        text->setFit(TextLabel::Fit::Wrapped);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        words->addWidget(text);
    }
    row->addLayout(words, 1);
    const QString when = entry.isDay ? dayWords(entry.at.toTimeZone(zone).date()) : relativeTime(entry.at, now, zone);
    auto* time = new TextLabel(when, TextRole::Small, TextLabel::Tone::Quiet);
    time->setToolTip(entry.isDay ? QString() : fullTime(entry.at, zone));
    row->addWidget(time, 0, Qt::AlignTop);
    line->setAccessibleName(entry.title + u' ' + when);
    return line;
}

} // namespace inglenook::ui
