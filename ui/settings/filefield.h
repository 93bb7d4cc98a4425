#pragma once

#include <QtWidgets/QWidget>

class QLineEdit;

namespace inglenook::ui {

/// The path of a certificate file, typed or chosen.
class FileField : public QWidget
{
    Q_OBJECT

public:
    explicit FileField(QWidget* parent = nullptr);

    void setPath(const QString& path);
    [[nodiscard]] QString path() const;

Q_SIGNALS:
    void edited();

private:
    void choose();

    QLineEdit* m_path;
};

/// What is wrong with a certificate file, in the owner's words; empty when it can be read or none is named.
[[nodiscard]] QString checkCertificateFile(const QString& path);

} // namespace inglenook::ui
