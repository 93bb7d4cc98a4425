#include "app/desktop/troubledialog.h"

#include "ui/base/button.h"
#include "ui/base/formfield.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>

namespace inglenook::app {

using namespace ui;

namespace {

constexpr int dialogWidth = 480;

QString titleOf(core::ErrorKind kind)
{
    switch (kind) {
    case core::ErrorKind::InUse:
        return TroubleDialog::tr("Inglenook is open already");
    case core::ErrorKind::NewerVersion:
        return TroubleDialog::tr("These data are from a newer Inglenook");
    default:
        return TroubleDialog::tr("Inglenook cannot open your data");
    }
}

} // namespace

TroubleDialog::TroubleDialog(const core::Error& error, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Inglenook"));
    auto* words = new TextLabel(error.message);
    words->setObjectName(QStringLiteral("troubleWords"));
    words->setFit(TextLabel::Fit::Wrapped);
    auto* detail = new TextLabel(error.detail, TextRole::Small, TextLabel::Tone::Quiet);
    detail->setFit(TextLabel::Fit::Wrapped);
    detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    detail->hide();
    auto* more = new LinkButton(tr("What the system said"));
    more->setVisible(!error.detail.isEmpty() && error.kind != core::ErrorKind::InUse);
    connect(more, &QPushButton::clicked, this, [this, more, detail] {
        more->hide();
        detail->show();
        adjustSize();
    });
    auto* close = new PrimaryButton(tr("Close"));
    close->setObjectName(QStringLiteral("primaryButton"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    m_column = column;
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::snug);
    column->addWidget(new TextLabel(titleOf(error.kind), TextRole::PageTitle));
    column->addWidget(words);
    column->addWidget(detail);
    column->addWidget(more, 0, Qt::AlignLeft);
    column->addSpacing(space::small);
    column->addWidget(close, 0, Qt::AlignRight);
    setFixedWidth(dialogWidth);
}

void TroubleDialog::offerBackup(const core::Backup& backup, const QDateTime& now)
{
    auto* words = new TextLabel(
        tr("There is a good backup: %1. The damaged file is kept beside it.").arg(relativeTime(backup.madeAt, now)));
    words->setObjectName(QStringLiteral("backupWords"));
    words->setFit(TextLabel::Fit::Wrapped);
    m_password = new QLineEdit;
    m_password->setEchoMode(QLineEdit::Password);
    auto* field = new FormField(tr("Password of this backup"), m_password);
    field->setVisible(backup.isSealed);
    auto* restore = new PlainButton(tr("Restore the backup"));
    restore->setObjectName(QStringLiteral("restoreButton"));
    connect(restore, &QPushButton::clicked, this, &QDialog::accept);
    const int place = m_column->count() - 1;
    m_column->insertWidget(place, words);
    m_column->insertWidget(place + 1, field);
    m_column->insertWidget(place + 2, restore, 0, Qt::AlignLeft);
}

QByteArray TroubleDialog::password() const
{
    return m_password ? m_password->text().toUtf8() : QByteArray();
}

void TroubleDialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), coloursOf(this).card);
}

} // namespace inglenook::app
