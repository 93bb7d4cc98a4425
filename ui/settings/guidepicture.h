#pragma once

#include <QtWidgets/QWidget>

namespace inglenook::ui {

/// A small drawing of what a step looks like on the provider's page, in the colours of the house: a picture of the
/// idea, not of the page, which changes.
class GuidePicture : public QWidget
{
    Q_OBJECT

public:
    enum class Scene {
        Browser,  ///< the account's page, with a lock
        TwoSteps, ///< the switch of two-step verification, on
        Name,     ///< a field with “Inglenook” and a button
        Code,     ///< the letters that are shown once
        Paste,    ///< Inglenook's own password field
    };

    explicit GuidePicture(Scene scene, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Scene m_scene;
};

} // namespace inglenook::ui
