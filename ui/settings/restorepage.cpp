#include "ui/settings/restorepage.h"

#include "core/backups/sealedfile.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/progresspanel.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFileInfo>
#include <QtWidgets/QLineEdit>

namespace inglenook::ui {

namespace {

constexpr int cardWidth = 760;

} // namespace

RestorePage::RestorePage(const Services& services, const QString& path, QWidget* parent)
    : Page(tr("Restore a backup"), Width::Read, parent)
    , m_services(services)
    , m_path(path)
    , m_password(new QLineEdit)
    , m_passwordField(new FormField(tr("Password of this backup"), m_password))
    , m_words(new TextLabel)
    , m_progress(new ProgressPanel)
    , m_act(addPrimaryButton(tr("Look inside")))
{
    setBackLink(tr("Settings"));
    setSubtitle(QFileInfo(path).fileName().left(60));
    m_password->setObjectName(QStringLiteral("restorePassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_words->setObjectName(QStringLiteral("restoreWords"));
    m_words->setFit(TextLabel::Fit::Wrapped);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_progress->setCancellable(false);
    m_progress->hide();
    auto* card = new Card(tr("What is inside"));
    card->body()->addWidget(m_progress);
    card->body()->addWidget(m_passwordField);
    card->body()->addWidget(m_words);
    card->setMaximumWidth(cardWidth);
    content()->addWidget(card, 0, Qt::AlignTop);
    content()->addStretch(1);
    connect(&m_looking, &QFutureWatcherBase::finished, this, [this] { showContents(*m_looking.result()); });
    connect(&m_restoring, &QFutureWatcherBase::finished, this, [this] { finishRestore(*m_restoring.result()); });
    connect(m_password, &QLineEdit::returnPressed, m_act, &QPushButton::click);
    connect(m_act, &QPushButton::clicked, this, [this] {
        if (m_isReady)
            Q_EMIT restartRequested();
        else if (m_isLookedAt)
            restore();
        else
            look();
    });
    const bool isSealed = core::SealedFile::isSealed(path);
    m_passwordField->setVisible(isSealed);
    if (!isSealed)
        look();
    else
        m_words->setText(tr("This backup is sealed with a password."));
}

RestorePage::~RestorePage()
{
    m_looking.waitForFinished();
    m_restoring.waitForFinished();
}

QByteArray RestorePage::password() const
{
    return m_password->text().toUtf8();
}

QString RestorePage::dataFolder() const
{
    return QFileInfo(m_services.database.path()).absolutePath();
}

void RestorePage::look()
{
    errorBar().clear();
    m_act->setEnabled(false);
    m_progress->start(tr("Opening the backup"));
    m_progress->setProgress(0, 0);
    m_looking.setFuture(QtConcurrent::run([path = m_path, password = password(), folder = dataFolder()] {
        return std::make_shared<core::Result<core::BackupContents>>(core::checkBackup(path, password, folder));
    }));
}

void RestorePage::showContents(const core::Result<core::BackupContents>& contents)
{
    m_progress->finish();
    m_act->setEnabled(true);
    if (!contents) {
        m_act->setVisible(core::SealedFile::isSealed(m_path));
        return errorBar().show(contents.error());
    }
    m_isLookedAt = true;
    m_passwordField->hide();
    const QLocale locale;
    QStringList lines;
    if (!contents->business.isEmpty())
        lines.append(contents->business);
    lines.append(tr("%1 contacts, %2 mails sent, %3 answers")
                     .arg(locale.toString(contents->contacts), locale.toString(contents->mails),
                          locale.toString(contents->answers)));
    if (contents->newest.isValid())
        lines.append(tr("Up to %1").arg(fullTime(contents->newest)));
    lines.append(QString());
    lines.append(
        tr("Restoring puts this in the place of what you have now, which is kept beside it. People you have "
           "erased since stay erased, whoever has asked for no more mail since gets none, and mailings that were "
           "under way are paused. Answers since then come home from the relay as far as it still has them."));
    m_words->setText(lines.join(u'\n'));
    m_act->setText(tr("Restore"));
}

void RestorePage::restore()
{
    errorBar().clear();
    m_act->setEnabled(false);
    m_progress->start(tr("Making the data ready"));
    m_progress->setProgress(0, 0);
    m_restoring.setFuture(QtConcurrent::run([path = m_path, password = password(), folder = dataFolder()] {
        return std::make_shared<core::Result<core::RestoreReport>>(core::prepareRestore(path, password, folder));
    }));
}

void RestorePage::finishRestore(const core::Result<core::RestoreReport>& report)
{
    m_progress->finish();
    m_act->setEnabled(true);
    if (!report)
        return errorBar().show(report.error());
    m_isReady = true;
    QStringList lines{tr("The data are ready. They take their place when Inglenook starts again.")};
    if (report->erased > 0)
        lines.append(tr("%Ln person(s) erased since then, again.", nullptr, static_cast<int>(report->erased)));
    if (report->optedOut > 0)
        lines.append(
            tr("%Ln person(s) who asked for no more mail since then.", nullptr, static_cast<int>(report->optedOut)));
    if (report->pausedMailings > 0)
        lines.append(tr("%Ln mailing(s) paused.", nullptr, static_cast<int>(report->pausedMailings)));
    m_words->setText(lines.join(u'\n'));
    m_act->setText(tr("Start again now"));
}

} // namespace inglenook::ui
