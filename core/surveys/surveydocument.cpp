#include "core/surveys/surveydocument.h"

#include "core/surveys/mergetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace inglenook::core {
namespace {

struct TextField
{
    QLatin1String name;
    QString SurveyTexts::*member;
    SurveyTextRule rule;
};

const std::array textFields{
    TextField{QLatin1String("subject"), &SurveyTexts::subject, surveyrules::subject},
    TextField{QLatin1String("greeting"), &SurveyTexts::greeting, surveyrules::greeting},
    TextField{QLatin1String("question"), &SurveyTexts::question, surveyrules::question},
    TextField{QLatin1String("closing"), &SurveyTexts::closing, surveyrules::closing},
    TextField{QLatin1String("thanks"), &SurveyTexts::thanks, surveyrules::thanks},
    TextField{QLatin1String("comment_label"), &SurveyTexts::commentLabel, surveyrules::commentLabel},
};
const QLatin1String faceLabelsName("face_labels");

Error refuse(const QString& path, const QString& why)
{
    return {ErrorKind::InvalidInput, QStringLiteral("%1: %2").arg(path, why), {}};
}

QString say(const char* text)
{
    return QCoreApplication::translate("inglenook::core::SurveyDocument", text);
}

Result<void> refuseUnknown(const QJsonObject& object, const QStringList& known, const QString& path)
{
    for (const QString& name : object.keys()) {
        if (!known.contains(name))
            return refuse(path + name,
                          say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument", "no such field is known.")));
    }
    return {};
}

Result<QString> readText(const QJsonValue& value, const QString& path, const SurveyTextRule& rule)
{
    if (value.isUndefined() && !rule.isRequired)
        return QString(QLatin1String(""));
    if (!value.isString())
        return refuse(path, say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument", "a text is needed here.")));
    const QString text = value.toString().replace(QLatin1String("\r\n"), QLatin1String("\n"));
    if (auto checked = checkSurveyText(text, rule); !checked)
        return refuse(path, checked.error().message);
    return text;
}

Result<void> readFaceLabels(const QJsonValue& value, const QString& path, SurveyTexts& texts)
{
    const QJsonArray labels = value.toArray();
    if (labels.size() != static_cast<qsizetype>(texts.faceLabels.size()))
        return refuse(path, say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument",
                                                  "four words are needed: delighted, happy, not quite, unhappy.")));
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const auto label = readText(labels.at(i), QStringLiteral("%1[%2]").arg(path).arg(i), surveyrules::faceLabel);
        if (!label)
            return label.error();
        texts.faceLabels[static_cast<size_t>(i)] = *label;
    }
    return {};
}

Result<SurveyTexts> readTexts(const QJsonValue& value, const QString& path)
{
    if (!value.isObject())
        return refuse(path, say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument", "an object is needed here.")));
    const QJsonObject object = value.toObject();
    QStringList known{faceLabelsName};
    for (const TextField& field : textFields)
        known << field.name;
    if (auto checked = refuseUnknown(object, known, path + u'.'); !checked)
        return checked.error();
    SurveyTexts texts;
    for (const TextField& field : textFields) {
        const auto text = readText(object[field.name], path + u'.' + field.name, field.rule);
        if (!text)
            return text.error();
        texts.*(field.member) = *text;
    }
    if (auto labels = readFaceLabels(object[faceLabelsName], path + u'.' + faceLabelsName, texts); !labels)
        return labels.error();
    return texts;
}

Result<bool> readSwitch(const QJsonObject& object, QLatin1String name, bool fallback)
{
    const QJsonValue value = object[name];
    if (!value.isUndefined() && !value.isBool())
        return refuse(name, say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument", "true or false is needed here.")));
    return value.toBool(fallback);
}

Result<void> readAllTexts(const QJsonObject& object, SurveyVersion& version)
{
    static const QRegularExpression language(QStringLiteral("^[a-z]{2}$"));
    const QJsonObject all = object[u"texts"].toObject();
    if (all.isEmpty())
        return refuse(QStringLiteral("texts"), say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument",
                                                                     "texts in at least one language are needed.")));
    if (all.size() > surveylimits::languages)
        return refuse(QStringLiteral("texts"),
                      say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument", "at most %1 languages."))
                          .arg(surveylimits::languages));
    for (auto one = all.begin(); one != all.end(); ++one) {
        const QString path = QStringLiteral("texts.") + one.key().left(40);
        if (!language.match(one.key()).hasMatch())
            return refuse(path, say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument",
                                                      "a language is two small letters, such as “en”.")));
        const auto texts = readTexts(one.value(), path);
        if (!texts)
            return texts.error();
        version.texts.insert(one.key(), *texts);
    }
    return {};
}

Result<void> readDefaultLanguage(const QJsonObject& object, SurveyVersion& version)
{
    const QJsonValue value = object[u"default_language"];
    // Where there is one language only, there is nothing to say.
    version.defaultLanguage =
        value.isUndefined() && version.texts.size() == 1 ? version.texts.firstKey() : value.toString();
    if (!version.texts.contains(version.defaultLanguage))
        return refuse(QStringLiteral("default_language"),
                      say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument",
                                            "the language for everybody else, one of those in “texts”, is needed "
                                            "here.")));
    return {};
}

Result<void> readOptions(const QJsonObject& object, SurveyVersion& version)
{
    const auto comment = readSwitch(object, QLatin1String("asks_for_comment"), version.asksForComment);
    if (!comment)
        return comment.error();
    const auto call = readSwitch(object, QLatin1String("offers_call"), version.offersCall);
    if (!call)
        return call.error();
    version.asksForComment = *comment;
    version.offersCall = *call;
    version.linkDays = object[u"link_days"].toInt(object.contains(u"link_days") ? 0 : version.linkDays);
    if (version.linkDays < 1 || version.linkDays > surveylimits::linkDays)
        return refuse(QStringLiteral("link_days"), say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument",
                                                                         "a whole number from 1 to %1 is needed here."))
                                                       .arg(surveylimits::linkDays));
    return {};
}

/// Nobody sees it: a control character, or one that turns the direction of all that follows.
bool isInvisible(QChar c)
{
    const bool turns = (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
    return turns || (c.category() == QChar::Other_Control && c != u'\n');
}

} // namespace

Result<void> checkSurveyText(const QString& text, const SurveyTextRule& rule)
{
    const auto refused = [](const QString& why) { return Error{ErrorKind::InvalidInput, why, {}}; };
    if (rule.isRequired && text.trimmed().isEmpty())
        return refused(say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument", "this must not be empty.")));
    if (text.size() > rule.longest)
        return refused(
            say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument", "at most %1 characters.")).arg(rule.longest));
    if (rule.isOneLine && text.contains(u'\n'))
        return refused(say(QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument", "this must be one line.")));
    if (std::any_of(text.begin(), text.end(), isInvisible))
        return refused(say(
            QT_TRANSLATE_NOOP("inglenook::core::SurveyDocument", "there is a character in it that nobody can see.")));
    return rule.takesFields ? checkMergeFields(text) : Result<void>();
}

Result<SurveyVersion> readSurveyDocument(const QByteArray& json)
{
    QJsonParseError trouble;
    const QJsonDocument document = QJsonDocument::fromJson(json, &trouble);
    if (!document.isObject())
        return refuse(QStringLiteral("document"),
                      QStringLiteral("%1 (byte %2)").arg(trouble.errorString()).arg(trouble.offset));
    const QJsonObject object = document.object();
    const QStringList known{QStringLiteral("texts"), QStringLiteral("default_language"),
                            QStringLiteral("asks_for_comment"), QStringLiteral("offers_call"),
                            QStringLiteral("link_days")};
    if (auto checked = refuseUnknown(object, known, {}); !checked)
        return checked.error();

    SurveyVersion version;
    if (auto texts = readAllTexts(object, version); !texts)
        return texts.error();
    if (auto language = readDefaultLanguage(object, version); !language)
        return language.error();
    if (auto options = readOptions(object, version); !options)
        return options.error();
    return version;
}

QByteArray writeSurveyDocument(const SurveyVersion& version)
{
    QJsonObject all;
    for (auto one = version.texts.begin(); one != version.texts.end(); ++one) {
        QJsonObject texts;
        for (const TextField& field : textFields)
            texts.insert(field.name, one.value().*(field.member));
        QJsonArray labels;
        for (const QString& label : one.value().faceLabels)
            labels.append(label);
        texts.insert(faceLabelsName, labels);
        all.insert(one.key(), texts);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("texts"), all},
                                     {QStringLiteral("default_language"), version.defaultLanguage},
                                     {QStringLiteral("asks_for_comment"), version.asksForComment},
                                     {QStringLiteral("offers_call"), version.offersCall},
                                     {QStringLiteral("link_days"), version.linkDays}})
        .toJson(QJsonDocument::Compact);
}

} // namespace inglenook::core
