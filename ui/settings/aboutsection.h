#pragma once

#include "ui/settings/settingssection.h"

namespace inglenook::ui {

class Card;

/// The sample business, while there is one, and what Inglenook is and where it keeps its data.
class AboutSection : public SettingsSection
{
    Q_OBJECT

public:
    AboutSection(const Services& services, ErrorBar& bar);

    void reload() override;

private:
    void addSample();
    void addProgram();
    void addFolder();
    void removeSample();

    Card* m_sample;
};

} // namespace inglenook::ui
