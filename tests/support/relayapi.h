#pragma once

#include "tests/support/relaycaller.h"

#include <QtCore/QString>

namespace inglenook::tests {

/// docs/relay-api.yaml, and answers held against it.
class RelayApi
{
public:
    RelayApi();

    /// What is not as it is written there: status, kind of content, headers, and each member of JSON. Empty when all
    /// is.
    [[nodiscard]] QString complaint(const QByteArray& method, const QString& path, const WireReply& reply) const;

private:
    [[nodiscard]] QJsonObject resolved(QJsonObject node) const;
    [[nodiscard]] QJsonObject pathItem(const QString& path) const;
    [[nodiscard]] QString complaintAbout(const QJsonObject& response, const WireReply& reply, bool isHead) const;
    [[nodiscard]] QString complaintAbout(const QJsonValue& value, QJsonObject schema, const QString& where) const;
    [[nodiscard]] QString complaintAbout(const QJsonObject& value, const QJsonObject& schema,
                                         const QString& where) const;

    QJsonObject m_document;
};

} // namespace inglenook::tests
