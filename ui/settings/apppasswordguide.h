#pragma once

#include "core/accounts/mailprovider.h"
#include "ui/base/page.h"
#include "ui/settings/guidepicture.h"

namespace inglenook::ui {

/// How to get an app password from a provider, step by step with pictures.
class AppPasswordGuide : public Page
{
    Q_OBJECT

public:
    explicit AppPasswordGuide(const core::MailProvider& provider, QWidget* parent = nullptr);

    /// The steps of this provider are known.
    [[nodiscard]] static bool isThereFor(const core::MailProvider& provider);

private:
    void addStep(int number, GuidePicture::Scene scene, const QString& text);
};

} // namespace inglenook::ui
