#include "ui/base/progresspanel.h"

#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QProgressBar>

namespace inglenook::ui {

namespace {
constexpr int steps = 1000;
}

ProgressPanel::ProgressPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new TextLabel({}, TextRole::Strong))
    , m_words(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_bar(new QProgressBar)
    , m_cancel(new PlainButton(tr("Cancel")))
{
    m_bar->setTextVisible(false);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    auto* column = new QVBoxLayout;
    column->setSpacing(space::tiny);
    column->addWidget(m_title);
    column->addWidget(m_bar);
    column->addWidget(m_words);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::medium);
    row->addLayout(column, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_words->setText(tr("Stopping…"));
        Q_EMIT cancelRequested();
    });
    hide();
}

void ProgressPanel::start(const QString& title)
{
    m_title->setText(title);
    m_bar->setAccessibleName(title);
    m_cancel->setEnabled(true);
    setProgress(0, 0);
    show();
}

void ProgressPanel::setProgress(qint64 done, qint64 total, const QString& words)
{
    if (!m_cancel->isEnabled() && m_cancel->isVisible())
        return; // already stopping
    m_bar->setRange(0, total > 0 ? steps : 0);
    if (total > 0)
        m_bar->setValue(static_cast<int>(qBound<qint64>(0, done, total) * steps / total));
    const QLocale locale;
    if (!words.isEmpty())
        m_words->setText(words);
    else if (total > 0)
        m_words->setText(tr("%1 of %2").arg(locale.toString(done), locale.toString(total)));
    else
        m_words->setText(done > 0 ? locale.toString(done) : QString());
}

void ProgressPanel::finish()
{
    hide();
}

void ProgressPanel::setCancellable(bool isCancellable)
{
    m_cancel->setVisible(isCancellable);
}

} // namespace inglenook::ui
