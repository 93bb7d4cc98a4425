#pragma once

#include "core/mailing/servercertificate.h"
#include "ui/base/page.h"

namespace inglenook::ui {

/// Asks the owner once whether a server whose certificate nobody vouches for is really his own: a bridge on this
/// computer, a server in the house.
class CertificatePage : public Page
{
    Q_OBJECT

public:
    CertificatePage(const QString& host, const core::ServerCertificate& certificate, QWidget* parent = nullptr);

Q_SIGNALS:
    void trusted();

private:
    void addFacts(const QString& host, const core::ServerCertificate& certificate);
    void addAdvice();
};

} // namespace inglenook::ui
