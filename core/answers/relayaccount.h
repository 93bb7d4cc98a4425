#pragma once

#include "core/answers/relayclient.h"
#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QObject>

namespace inglenook::core {

/// Our standing at the relay: the current mailbox, the key that signs links, and the page that guests see there.
class RelayAccount : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<void>)>;

    RelayAccount(Database& database, const Clock& clock, SecretStore& secrets, RelayClient& client,
                 QObject* parent = nullptr);

    /// Reads the mailbox and its keys. Success without a mailbox: none has been registered yet.
    /// Errors: those of SecretStore::read, in the owner's words.
    void open(Done done);
    /// Registers a mailbox, keeps its keys first and then makes it the current one. The old one stays as it was on
    /// failure; else its keys stay, so that clicks on mails already sent still come home.
    void connectTo(const QUrl& relay, const QString& registrationCode, const QString& caFile, Done done);
    /// Replaces what opens the mailbox at the relay, and what new links are signed with. Links that are out go on
    /// working. Interrupted at any point it is finished by the next `open`, or by calling it again.
    /// Errors: Conflict (no mailbox, or its keys are out of reach), and those of the relay and the keychain.
    void rotateSecret(Done done);
    /// Brings the guest's page at the relay up to date with the business and the surveys; asks nothing when it is
    /// already.
    void refreshPage(Done done);

    /// Does the relay answer, know our mailbox and take our key? Events stay where they are.
    void check(Done done);

    [[nodiscard]] const std::optional<RelayMailbox>& mailbox() const { return m_mailbox; }
    /// What makes links; nothing while there is no mailbox or its keys are out of reach.
    [[nodiscard]] const std::optional<LinkSigner>& linkSigner() const { return m_linkSigner; }

Q_SIGNALS:
    /// Another mailbox is the current one, or its keys have been read.
    void changed();

private:
    [[nodiscard]] Result<RelayPage> loadPage();
    [[nodiscard]] QString fingerprint(const RelayPage& page) const;
    void storeNew(const RelayClient::Registration& made, const QString& page, const Done& done);
    void forgetExpired();
    void sendNextSecret(const RelayMailbox& mailbox, const RelayKeys& keys, const Done& done);
    void takeNewKey(RelayMailbox mailbox, RelayKeys keys, const Result<RelayClient::NewLinkKey>& key, const Done& done);
    void adopt(const RelayMailbox& mailbox, const RelayKeys& keys);

    Database& m_database;
    const Clock& m_clock;
    SecretStore& m_secrets;
    RelayClient& m_client;
    std::optional<RelayMailbox> m_mailbox;
    std::optional<RelayKeys> m_keys;
    std::optional<LinkSigner> m_linkSigner;
};

} // namespace inglenook::core
