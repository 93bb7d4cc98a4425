#include "app/common/ownparts.h"

#include <QtWidgets/QApplication>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    return QApplication::exec();
}
