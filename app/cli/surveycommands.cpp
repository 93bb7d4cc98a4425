#include "app/cli/command.h"
#include "core/contacts/contactrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/invitationrenderer.h"
#include "core/surveys/surveyrepository.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace inglenook::app {

using namespace core;

namespace {

constexpr qint64 largestDocument = 1024 * 1024; // bytes

QJsonObject toJson(const Survey& survey)
{
    return {{QStringLiteral("id"), survey.id.number()},
            {QStringLiteral("name"), survey.name},
            {QStringLiteral("version"), survey.version.number},
            {QStringLiteral("document"), QJsonDocument::fromJson(writeSurveyDocument(survey.version)).object()}};
}

QString toLine(const Survey& survey)
{
    const QStringList languages = survey.version.texts.keys();
    return QStringLiteral("%1\t%2\tversion %3\t%4\n")
        .arg(survey.id.number())
        .arg(survey.name)
        .arg(survey.version.number)
        .arg(languages.join(QStringLiteral(", ")));
}

Result<Survey> readSurveyFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, QStringLiteral("“%1” cannot be read: %2.").arg(path, file.errorString()), {}};
    if (file.size() > largestDocument)
        return Error{ErrorKind::InvalidInput, QStringLiteral("“%1” is larger than 1 MB.").arg(path), {}};
    // The file is the stored document with the survey's name beside it.
    QJsonParseError trouble;
    QJsonObject object = QJsonDocument::fromJson(file.readAll(), &trouble).object();
    if (trouble.error != QJsonParseError::NoError)
        return Error{
            ErrorKind::InvalidInput,
            QStringLiteral("“%1” is not JSON: %2 at byte %3.").arg(path, trouble.errorString()).arg(trouble.offset),
            {}};
    const QJsonValue name = object.take(QStringLiteral("name"));
    if (auto named = checkSurveyText(name.toString(), surveyrules::name); !named)
        return Error{ErrorKind::InvalidInput, QStringLiteral("name: ") + named.error().message, {}};
    auto version = readSurveyDocument(QJsonDocument(object).toJson());
    if (!version)
        return version.error();
    return Survey{{}, name.toString().trimmed(), false, *version};
}

Result<Reply> createSurvey(const CommandCall& call)
{
    const auto read = readSurveyFile(call.options.value(QStringLiteral("file")));
    if (!read)
        return read.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto survey = (*context)->database().write(
        [&](Transaction& t) { return SurveyRepository().add(t, *read, (*context)->clock().now()); });
    if (!survey)
        return survey.error();
    return Reply{{{QStringLiteral("survey"), toJson(*survey)}}, toLine(*survey)};
}

Result<Reply> listSurveys(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto surveys = (*context)->database().read([](Transaction& t) { return SurveyRepository().loadAll(t); });
    if (!surveys)
        return surveys.error();
    QJsonArray list;
    QString text;
    for (const Survey& survey : *surveys) {
        list.append(toJson(survey));
        text += toLine(survey);
    }
    return Reply{{{QStringLiteral("count"), list.size()}, {QStringLiteral("surveys"), list}}, text};
}

/// What a rendered survey is made from.
struct Sheet
{
    Survey survey;
    Contact contact;
    Business business;
    std::optional<MailAccount> account;
};

Result<Sheet> loadSheet(Transaction& t, Id<Survey> id, const EmailAddress& address)
{
    const auto survey = SurveyRepository().find(t, id);
    if (!survey)
        return survey.error();
    if (!*survey)
        return Error{ErrorKind::NotFound, QStringLiteral("There is no survey %1.").arg(id.number()), {}};
    const auto contact = ContactRepository().findByAddress(t, address);
    if (!contact)
        return contact.error();
    if (!*contact)
        return Error{ErrorKind::NotFound, QStringLiteral("No contact has the address %1.").arg(address.text()), {}};
    const auto business = SettingsRepository().loadBusiness(t);
    if (!business)
        return business.error();
    const auto account = MailAccountRepository().find(t);
    if (!account)
        return account.error();
    return Sheet{**survey, **contact, *business, *account};
}

Result<QString> renderAs(const QString& form, const Sheet& sheet, const QDateTime& now)
{
    const auto rendered = renderInvitation(sheet.survey.version, sheet.contact, sheet.business, previewLinks());
    if (form == u"html")
        return rendered.html;
    if (form == u"text")
        return rendered.text;
    if (!sheet.account)
        return Error{ErrorKind::Conflict, QStringLiteral("A whole mail needs a sender: run “account set” first."), {}};
    MailMessage message{sheet.account->from,
                        {sheet.contact.displayName(), sheet.contact.address},
                        {},
                        now,
                        rendered.subject,
                        {},
                        {},
                        rendered.text,
                        rendered.html,
                        {}};
    message.messageId = makeMailMessageId(sheet.account->from.address);
    const auto bytes = message.toBytes();
    if (!bytes)
        return bytes.error();
    return QString::fromUtf8(*bytes);
}

Result<Reply> renderSurvey(const CommandCall& call)
{
    const QString form = call.options.value(QStringLiteral("as"));
    if (form != u"html" && form != u"text" && form != u"eml")
        return wrongUse(QStringLiteral("--as takes html, text or eml."));
    const auto id = readNumber(call.arguments.first(), QStringLiteral("ID"));
    if (!id)
        return id.error();
    const auto address = EmailAddress::parse(call.options.value(QStringLiteral("contact")));
    if (!address)
        return address.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto sheet =
        (*context)->database().read([&](Transaction& t) { return loadSheet(t, Id<Survey>(*id), *address); });
    if (!sheet)
        return sheet.error();
    const auto content = renderAs(form, *sheet, (*context)->clock().now());
    if (!content)
        return content.error();
    return Reply{{{QStringLiteral("as"), form}, {QStringLiteral("content"), *content}}, *content};
}

} // namespace

QList<Command> surveyCommands()
{
    const QCommandLineOption file(QStringLiteral("file"), QStringLiteral("Survey document"), QStringLiteral("file"));
    const QCommandLineOption contact(QStringLiteral("contact"), QStringLiteral("Whose mail"),
                                     QStringLiteral("address"));
    const QCommandLineOption as(QStringLiteral("as"), QStringLiteral("html, text or eml"), QStringLiteral("form"),
                                QStringLiteral("text"));
    return {
        {QStringLiteral("surveys create"),
         QStringLiteral("--file FILE.json"),
         QStringLiteral("Make a survey from a document (docs/survey-format.md)."),
         0,
         {file},
         createSurvey},
        {QStringLiteral("surveys list"),
         {},
         QStringLiteral("List surveys with their newest version."),
         0,
         {},
         listSurveys},
        {QStringLiteral("surveys render"),
         QStringLiteral("ID --contact ADDRESS --as html|text|eml"),
         QStringLiteral("Show the mail that one contact would get; its links lead nowhere."),
         1,
         {contact, as},
         renderSurvey},
    };
}

} // namespace inglenook::app
