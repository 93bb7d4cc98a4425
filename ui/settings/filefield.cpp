#include "ui/settings/filefield.h"

#include "ui/base/button.h"
#include "ui/base/theme.h"

#include <QtNetwork/QSslCertificate>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>

namespace inglenook::ui {

FileField::FileField(QWidget* parent)
    : QWidget(parent)
    , m_path(new QLineEdit)
{
    auto* button = new PlainButton(tr("Choose…"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_path, 1);
    row->addWidget(button);
    setFocusProxy(m_path);
    connect(button, &QPushButton::clicked, this, &FileField::choose);
    connect(m_path, &QLineEdit::textEdited, this, &FileField::edited);
}

void FileField::setPath(const QString& path)
{
    m_path->setText(path);
}

QString FileField::path() const
{
    return m_path->text().trimmed();
}

void FileField::choose()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Certificate of the authority"), m_path->text(),
                                                      tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    if (path.isEmpty())
        return;
    m_path->setText(path);
    Q_EMIT edited();
}

QString checkCertificateFile(const QString& path)
{
    if (path.isEmpty() || !QSslCertificate::fromPath(path).isEmpty())
        return {};
    return FileField::tr("There is no certificate in this file. It should be a PEM file that can be read.");
}

} // namespace inglenook::ui
