#include "ui/contacts/recordpage.h"

#include "core/people/personrecord.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/tableview.h"
#include "ui/base/theme.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QFileDialog>

namespace inglenook::ui {

namespace {

constexpr int partWidth = 200;
constexpr int fieldWidth = 200;
constexpr qsizetype longestShown = 500;

QString partTitle(const QString& part)
{
    static const QHash<QString, QString> titles{
        {QStringLiteral("contact"), RecordPage::tr("Contact")},
        {QStringLiteral("stored"), RecordPage::tr("Contact")},
        {QStringLiteral("visits"), RecordPage::tr("Visit")},
        {QStringLiteral("mails"), RecordPage::tr("Mail")},
        {QStringLiteral("answers"), RecordPage::tr("Answer")},
        {QStringLiteral("clicks"), RecordPage::tr("What the relay saw")},
        {QStringLiteral("follow_ups"), RecordPage::tr("Follow-up")},
        {QStringLiteral("before_last_import"), RecordPage::tr("Before the last import")},
        {QStringLiteral("no_mail_since"), RecordPage::tr("No mail since")},
    };
    return titles.value(part, part);
}

QString shown(const QJsonValue& value)
{
    QString text;
    if (value.isArray()) {
        QStringList parts;
        const auto array = value.toArray();
        for (const auto& part : array)
            parts.append(part.toString());
        text = parts.join(QStringLiteral(", "));
    } else {
        text = value.toVariant().toString();
    }
    return text.left(longestShown).simplified();
}

} // namespace

RecordPage::RecordPage(core::Database& database, const core::Contact& contact, QWidget* parent)
    : Page(tr("Everything held about %1").arg(contact.displayName().left(60)), Width::Full, parent)
    , m_database(database)
    , m_contact(contact)
    , m_model(new QStandardItemModel(0, 3, this))
{
    setBackLink(contact.displayName().left(40));
    auto* asJson = new PlainButton(tr("Save as JSON"), Icon::Export);
    asJson->setObjectName(QStringLiteral("saveJsonButton"));
    asJson->setToolTip(tr("All of it, for another program."));
    auto* asCsv = addPrimaryButton(tr("Save as CSV"), Icon::Export);
    asCsv->setToolTip(tr("What happened, for a spreadsheet."));
    addHeaderWidget(asJson);
    connect(asJson, &QPushButton::clicked, this, [this] { save(QStringLiteral("json")); });
    connect(asCsv, &QPushButton::clicked, this, [this] { save(QStringLiteral("csv")); });

    m_model->setHorizontalHeaderLabels({tr("Where"), tr("Field"), tr("What is there")});
    auto* table = new TableView;
    table->setObjectName(QStringLiteral("recordTable"));
    table->setAccessibleName(tr("Everything held about this person"));
    table->setModel(m_model);
    table->setColumnWidth(0, partWidth);
    table->setColumnWidth(1, fieldWidth);
    table->setStretchColumn(2);
    auto* card = new Card;
    card->body()->addWidget(table, 1);
    content()->addWidget(card, 1);
    content()->setContentsMargins(0, 0, 0, space::large);
    reload();
}

void RecordPage::reload()
{
    const auto loaded = m_database.read([this](core::Transaction& transaction) -> core::Result<void> {
        const auto record = core::loadPersonRecord(transaction, m_contact);
        if (!record)
            return record.error();
        m_record = *record;
        const auto business = core::SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        const auto entries = core::TimelineRepository().load(transaction, m_contact, business->timeZone);
        if (!entries)
            return entries.error();
        m_entries = *entries;
        return {};
    });
    if (!loaded)
        return errorBar().show(loaded.error());
    fill();
}

/// One row for each field that is not empty.
void RecordPage::fill()
{
    m_model->removeRows(0, m_model->rowCount());
    const auto add = [this](const QString& part, const QString& field, const QJsonValue& value) {
        if (const QString text = shown(value); !text.isEmpty())
            m_model->appendRow({new QStandardItem(partTitle(part)), new QStandardItem(field), new QStandardItem(text)});
    };
    const auto addObject = [&add](const QString& part, const QJsonObject& object) {
        for (auto field = object.begin(); field != object.end(); ++field)
            add(part, field.key(), field.value());
    };
    addObject(QStringLiteral("contact"), m_record[QStringLiteral("contact")].toObject());
    for (auto part = m_record.begin(); part != m_record.end(); ++part) {
        if (!part.value().isArray() && part.key() != u"contact")
            add(part.key(), QString(), part.value());
        const auto rows = part.value().toArray();
        for (const auto& row : rows)
            addObject(part.key(), row.toObject());
    }
}

void RecordPage::save(const QString& suffix)
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save what is held"), tr("person") + u'.' + suffix,
                                                      suffix.toUpper() + QStringLiteral(" (*.%1)").arg(suffix));
    if (path.isEmpty())
        return;
    const QByteArray bytes =
        suffix == u"json" ? QJsonDocument(m_record).toJson() : core::timelineAsCsv(m_contact, m_entries);
    if (const auto written = write(path, bytes); !written)
        return errorBar().show(written.error());
    errorBar().showSuccess(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
}

core::Result<void> RecordPage::write(const QString& path, const QByteArray& bytes) const
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return core::Error{core::ErrorKind::Storage, tr("The file could not be saved. Choose another folder."),
                       file.errorString()};
}

} // namespace inglenook::ui
