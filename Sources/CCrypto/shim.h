/* OpenSSL 3's libcrypto (Debian: libssl-dev), as the module CCrypto. */
#include <openssl/crypto.h>
#include <openssl/evp.h>
