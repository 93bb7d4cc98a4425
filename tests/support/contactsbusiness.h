#pragma once

#include "core/base/storage/database.h"
#include "core/contacts/contactrepository.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

namespace inglenook::tests {

/// A database in a temporary folder, with room for files to import beside it.
class ContactsBusiness
{
public:
    ContactsBusiness()
    {
        auto opened = core::Database::open(m_folder.filePath(QStringLiteral("test.sqlite")));
        if (opened)
            database = std::move(*opened);
    }

    core::Contact add(const QString& address, const QString& first = {}, const QString& last = {},
                      const QStringList& tags = {})
    {
        core::Contact contact{{}, *core::EmailAddress::parse(address), first, last};
        contact.tags = tags;
        contact.basis = core::Basis::Service;
        contact.id = *database->write(
            [&](core::Transaction& t) { return core::ContactRepository().add(t, contact, clock.now()); });
        return contact;
    }

    /// Nothing when there is no such contact.
    [[nodiscard]] std::optional<core::Contact> find(const QString& address)
    {
        return *database->read([&](core::Transaction& t) {
            return core::ContactRepository().findByAddress(t, *core::EmailAddress::parse(address));
        });
    }

    [[nodiscard]] qint64 count()
    {
        return *database->read([](core::Transaction& t) { return core::ContactRepository().count(t); });
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    [[nodiscard]] QString writeFile(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

private:
    QTemporaryDir m_folder;

public:
    std::unique_ptr<core::Database> database;
    FakeClock clock;
};

} // namespace inglenook::tests
