#include "relay/http/tlsidentity.h"

#if defined(INGLENOOK_RELAY_TLS)
#include <boost/asio/ssl/context.hpp>
#endif

namespace inglenook::relay {

TlsIdentity::TlsIdentity(std::string certificate, std::string key)
    : m_certificate(std::move(certificate))
    , m_key(std::move(key))
{
}

TlsIdentity::Opened TlsIdentity::open(const std::string& certificate, const std::string& key)
{
    std::unique_ptr<TlsIdentity> identity(new TlsIdentity(certificate, key));
    identity->m_stamp = identity->stamp();
    std::string failure;
    identity->m_context = identity->load(failure);
    if (!identity->m_context)
        return {nullptr, std::move(failure)};
    return {std::move(identity), {}};
}

TlsIdentity::Context TlsIdentity::context()
{
    const auto now = stamp();
    if (!now || now == m_stamp)
        return m_context;
    std::string ignored;
    if (Context renewed = load(ignored)) {
        m_context = std::move(renewed);
        m_stamp = now;
    }
    return m_context;
}

std::optional<TlsIdentity::Stamp> TlsIdentity::stamp() const
{
    std::error_code failed;
    Stamp stamp;
    stamp.certificate = std::filesystem::last_write_time(m_certificate, failed);
    if (failed)
        return std::nullopt;
    stamp.key = std::filesystem::last_write_time(m_key, failed);
    return failed ? std::nullopt : std::optional(stamp);
}

#if defined(INGLENOOK_RELAY_TLS)

TlsIdentity::Context TlsIdentity::load(std::string& failure) const
{
    namespace ssl = boost::asio::ssl;
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    context->set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 | ssl::context::no_sslv3 |
                         ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1);
    boost::system::error_code failed;
    context->use_certificate_chain_file(m_certificate, failed);
    if (failed) {
        failure = "Cannot use the certificate " + m_certificate + ": " + failed.message() + ".";
        return nullptr;
    }
    context->use_private_key_file(m_key, ssl::context::pem, failed);
    if (failed || SSL_CTX_check_private_key(context->native_handle()) != 1) {
        failure = "Cannot use the key " + m_key + " with the certificate " + m_certificate +
                  (failed ? ": " + failed.message() : std::string()) + ".";
        return nullptr;
    }
    return context;
}

#else

TlsIdentity::Context TlsIdentity::load(std::string& failure) const
{
    failure = "This program was built without TLS: put a web server with TLS in front and take tls-certificate and "
              "tls-key out of the settings, or install the package, which has it.";
    return nullptr;
}

#endif

} // namespace inglenook::relay
