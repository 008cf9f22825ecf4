#pragma once
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

// A variable that holds a function is shared mutable state to Swift.
static inline void gnutls_release(void *memory) { gnutls_free(memory); }

// Macros with casts do not reach Swift.
static inline unsigned gnutls_bits_of_p256(void) { return GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1); }
