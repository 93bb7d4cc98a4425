#include "core/clicks/sealing.h"

#include <algorithm>
#include <sodium.h>

namespace inglenook::core {

namespace {

constexpr std::size_t overhead = PublicKey::size + crypto_box_NONCEBYTES + crypto_box_MACBYTES;
static_assert(crypto_box_NONCEBYTES == 24);
static_assert(PublicKey::size == crypto_box_PUBLICKEYBYTES && PrivateKey::size == crypto_box_SECRETKEYBYTES);

/// Channels of one hour are few on a small relay; on a large one this bounds the memory (about 20 MB).
constexpr std::size_t mostChannels = 100'000;

/// ISO 7816-4: a one bit, then zeroes, so that the sealed whole becomes a multiple of the unit.
void pad(std::vector<std::uint8_t>& plain)
{
    plain.push_back(0x80);
    const std::size_t units = (plain.size() + overhead + sealedUnit - 1) / sealedUnit;
    plain.resize(units * sealedUnit - overhead, 0);
}

bool unpad(std::vector<std::uint8_t>& plain)
{
    while (!plain.empty() && plain.back() == 0)
        plain.pop_back();
    if (plain.empty() || plain.back() != 0x80)
        return false;
    plain.pop_back();
    return true;
}

} // namespace

KeyPair makeKeyPair()
{
    KeyPair pair;
    crypto_box_keypair(pair.publicKey.bytes.data(), pair.privateKey.bytes.data());
    return pair;
}

PublicKey publicKeyOf(const PrivateKey& key)
{
    PublicKey result;
    crypto_scalarmult_base(result.bytes.data(), key.bytes.data());
    return result;
}

Sealer::Sealer() = default;

Sealer::~Sealer()
{
    forgetChannels();
}

void Sealer::forgetChannels()
{
    for (auto& entry : m_channels)
        sodium_memzero(entry.second.shared.bytes.data(), entry.second.shared.bytes.size());
    m_channels.clear();
}

Sealer::Channel* Sealer::channelTo(const PublicKey& recipient, Instant now)
{
    const auto hour = std::chrono::floor<std::chrono::hours>(now);
    if (hour != m_hour || m_channels.size() >= mostChannels) {
        forgetChannels();
        m_hour = hour;
    }
    if (const auto found = m_channels.find(recipient); found != m_channels.end())
        return &found->second;

    KeyPair ephemeral = makeKeyPair();
    Channel channel{.ephemeral = ephemeral.publicKey, .shared = {}, .nonce = randomBytes<decltype(Channel::nonce)>()};
    const int failed =
        crypto_box_beforenm(channel.shared.bytes.data(), recipient.bytes.data(), ephemeral.privateKey.bytes.data());
    sodium_memzero(ephemeral.privateKey.bytes.data(), ephemeral.privateKey.bytes.size());
    if (failed != 0)
        return nullptr;
    return &m_channels.emplace(recipient, channel).first->second;
}

std::optional<std::vector<std::uint8_t>> Sealer::seal(const ClickEvent& event, const PublicKey& recipient, Instant now)
{
    Channel* channel = channelTo(recipient, now);
    if (!channel)
        return std::nullopt;
    std::vector<std::uint8_t> plain = encodeClickEvent(event);
    pad(plain);

    std::vector<std::uint8_t> sealed(plain.size() + overhead);
    std::copy(channel->ephemeral.bytes.begin(), channel->ephemeral.bytes.end(), sealed.begin());
    const std::span<std::uint8_t> nonce(sealed.data() + PublicKey::size, crypto_box_NONCEBYTES);
    // Used for one event only, as the key is nobody else's and ends with its channel; no need to ask the system each
    // time.
    std::copy(channel->nonce.bytes.begin(), channel->nonce.bytes.end(), nonce.begin());
    sodium_increment(channel->nonce.bytes.data(), channel->nonce.bytes.size());
    crypto_box_easy_afternm(nonce.data() + nonce.size(), plain.data(), plain.size(), nonce.data(),
                            channel->shared.bytes.data());
    sodium_memzero(plain.data(), plain.size());
    return sealed;
}

Opener::Opener(const PrivateKey& key)
    : m_key(key)
{
}

Opener::~Opener()
{
    sodium_memzero(m_key.bytes.data(), m_key.bytes.size());
    sodium_memzero(m_shared.bytes.data(), m_shared.bytes.size());
}

bool Opener::shareWith(ByteView ephemeral)
{
    if (m_isShared && std::equal(ephemeral.begin(), ephemeral.end(), m_ephemeral.bytes.begin()))
        return true;
    std::copy(ephemeral.begin(), ephemeral.end(), m_ephemeral.bytes.begin());
    m_isShared = crypto_box_beforenm(m_shared.bytes.data(), m_ephemeral.bytes.data(), m_key.bytes.data()) == 0;
    return m_isShared;
}

std::optional<ClickEvent> Opener::open(ByteView sealed)
{
    if (sealed.size() <= overhead || sealed.size() % sealedUnit != 0 || !shareWith(sealed.first(PublicKey::size)))
        return std::nullopt;
    const ByteView nonce = sealed.subspan(PublicKey::size, crypto_box_NONCEBYTES);
    const ByteView box = sealed.subspan(PublicKey::size + crypto_box_NONCEBYTES);
    std::vector<std::uint8_t> plain(sealed.size() - overhead);
    const int failed =
        crypto_box_open_easy_afternm(plain.data(), box.data(), box.size(), nonce.data(), m_shared.bytes.data());
    if (failed != 0 || !unpad(plain))
        return std::nullopt;
    return decodeClickEvent(plain);
}

std::optional<ClickEvent> openSealed(ByteView sealed, const PrivateKey& key)
{
    return Opener(key).open(sealed);
}

} // namespace inglenook::core
