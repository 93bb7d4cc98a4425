#include "tests/support/answerfixture.h"

#include <QtCore/QTimeZone>

namespace inglenook::tests {

using namespace core;

namespace {

/// Days as the business counts them in these tests.
QString londonDay(const QDateTime& time)
{
    return time.toTimeZone(QTimeZone("Europe/London")).date().toString(Qt::ISODate);
}

} // namespace

AnswerFixture::AnswerFixture()
{
    auto opened = Database::open(path());
    if (!opened)
        qFatal("fixture: %s", qPrintable(opened.error().detail));
    m_database = std::move(*opened);
    addSurvey(QStringLiteral("Your stay"));
    run(QStringLiteral("INSERT INTO mailings (survey_id, survey_version_id, audience, state, created_at) "
                       "VALUES (1, 1, 'all', 'running', 0)"));
}

void AnswerFixture::run(const QString& statement, const QVariantList& values)
{
    const auto done = m_database->write([&](Transaction& t) -> Result<void> {
        auto ran = t.run(statement, values);
        return ran ? Result<void>() : ran.error();
    });
    if (!done)
        qFatal("fixture: %s: %s", qPrintable(statement), qPrintable(done.error().detail));
}

QString AnswerFixture::text(const QString& query, const QVariantList& values)
{
    const auto found = m_database->read([&](Transaction& t) -> Result<QString> {
        auto rows = t.run(query, values);
        if (!rows)
            return rows.error();
        return rows->next() ? rows->value(0).toString() : QString();
    });
    if (!found)
        qFatal("fixture: %s: %s", qPrintable(query), qPrintable(found.error().detail));
    return *found;
}

qint64 AnswerFixture::number(const QString& query, const QVariantList& values)
{
    return text(query, values).toLongLong();
}

Id<Contact> AnswerFixture::addContact(const QString& firstName, const QString& lastName, const QString& address,
                                      const QString& phone)
{
    run(QStringLiteral(
            "INSERT INTO contacts (address, address_key, first_name, last_name, phone, language, note, search_key,"
            " source, basis, basis_day, created_at, changed_at) "
            "VALUES (?, ?, ?, ?, ?, 'en', '', '', 'test', 'service', '2026-11-01', 0, 0)"),
        {address, address.toLower(), firstName, lastName, phone.isNull() ? QStringLiteral("") : phone});
    return Id<Contact>(number(QStringLiteral("SELECT MAX(contact_id) FROM contacts")));
}

Id<Survey> AnswerFixture::addSurvey(const QString& name)
{
    run(QStringLiteral("INSERT INTO surveys (name, created_at) VALUES (?, 0)"), {name});
    const qint64 id = number(QStringLiteral("SELECT MAX(survey_id) FROM surveys"));
    run(QStringLiteral("INSERT INTO survey_versions (survey_id, number, document, created_at) VALUES (?, 1, '{}', 0)"),
        {id});
    return Id<Survey>(id);
}

MessageId AnswerFixture::addInvitation(const Sent& sent)
{
    MessageId message;
    ++m_messages;
    for (size_t i = 0; i < 4; ++i)
        message.bytes[i] = static_cast<std::uint8_t>(m_messages >> (8 * i));
    run(QStringLiteral(
            "INSERT INTO invitations (mailing_id, survey_id, contact_id, message_id, state, issued_at, changed_at,"
            " sent_at, sent_day, is_strict) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {sent.survey.number(), sent.contact.isNull() ? QVariant() : QVariant(sent.contact.number()),
         toByteArray(message.view()), sent.state, sent.sentAt.toMSecsSinceEpoch(), sent.sentAt.toMSecsSinceEpoch(),
         sent.sentAt.toMSecsSinceEpoch(), londonDay(sent.sentAt), sent.strict ? 1 : 0});
    return message;
}

Id<Invitation> AnswerFixture::invitationOf(const MessageId& message)
{
    return Id<Invitation>(number(QStringLiteral("SELECT invitation_id FROM invitations WHERE message_id = ?"),
                                 {toByteArray(message.view())}));
}

Id<Answer> AnswerFixture::addAnswer(const MessageId& message, Face face, const QDateTime& at, const QString& verdict)
{
    const qint64 ms = at.toMSecsSinceEpoch();
    run(QStringLiteral("INSERT INTO answers (invitation_id, survey_id, contact_id, face, verdict, reasons, answered_at,"
                       " answered_day, changed_at) SELECT invitation_id, survey_id, contact_id, ?, ?, '', ?, ?, ?"
                       " FROM invitations WHERE message_id = ?"),
        {static_cast<int>(face), verdict, ms, londonDay(at), ms, toByteArray(message.view())});
    return Id<Answer>(number(QStringLiteral("SELECT MAX(answer_id) FROM answers")));
}

QDateTime sundayMorning()
{
    return QDateTime({2026, 11, 22}, {8, 0}, Qt::UTC);
}

QByteArray toByteArray(ByteView bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

} // namespace inglenook::tests
