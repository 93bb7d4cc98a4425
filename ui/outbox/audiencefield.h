#pragma once

#include "core/outbox/mailing.h"
#include "ui/base/services.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;
class QRadioButton;
class QStandardItemModel;

namespace inglenook::ui {

/// Who a mailing goes to: everybody, those with a tag, or one guest whose address is completed while typing.
class AudienceField : public QWidget
{
    Q_OBJECT

public:
    explicit AudienceField(const Services& services, QWidget* parent = nullptr);

    /// Reads the tags and how many contacts there are. Keeps what is chosen.
    [[nodiscard]] core::Result<void> reload();
    /// Errors: InvalidInput, in words that can stand under the field.
    [[nodiscard]] core::Result<core::Audience> audience() const;
    /// Nobody can be chosen: there is not one contact.
    [[nodiscard]] bool isEmpty() const { return m_contacts == 0; }

Q_SIGNALS:
    void changed();

private:
    void completeAddress(const QString& typed);
    void showChoice();
    [[nodiscard]] QWidget* makeAddress();

    Services m_services;
    qint64 m_contacts = 0;
    QRadioButton* m_all;
    QRadioButton* m_tagged;
    QRadioButton* m_one;
    QComboBox* m_tag;
    QLineEdit* m_address;
    QStandardItemModel* m_suggestions;
};

} // namespace inglenook::ui
