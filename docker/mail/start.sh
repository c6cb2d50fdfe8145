#!/bin/bash
# Postfix is root only long enough to open port 25 and to write the journal as the worker's user (1000); its daemons run as `postfix`.
set -euo pipefail

postconf -e \
  "myhostname = $MAIL_HOSTNAME" \
  "mydestination =" \
  "inet_interfaces = all" \
  "mynetworks_style = subnet" \
  "smtpd_relay_restrictions = permit_mynetworks, reject" \
  "smtpd_recipient_restrictions = permit_mynetworks, reject" \
  "relayhost = $MAIL_RELAY" \
  "smtp_tls_security_level = encrypt" \
  "smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt" \
  "message_size_limit = 26214400" \
  "virtual_mailbox_base = /var/mail" \
  "virtual_mailbox_maps = inline:{ { $MAIL_JOURNAL_ADDRESS = journal/ } }" \
  "virtual_uid_maps = static:1000" \
  "virtual_gid_maps = static:1000" \
  "virtual_mailbox_limit = 0" \
  "transport_maps = inline:{ { $MAIL_JOURNAL_ADDRESS = virtual: } }" \
  "maillog_file = /dev/stdout"

# The journal's address alone is delivered here; other addresses in its domain go out like any other.
postconf -e "virtual_mailbox_domains =" "local_recipient_maps ="

if [ -s /run/secrets/mail_relay_login ]; then
  install -m 0600 /dev/null /etc/postfix/relay-login
  printf '%s %s\n' "$MAIL_RELAY" "$(cat /run/secrets/mail_relay_login)" > /etc/postfix/relay-login
  postconf -e "smtp_sasl_auth_enable = yes" "smtp_sasl_password_maps = texthash:/etc/postfix/relay-login" "smtp_sasl_security_options = noanonymous"
fi

echo "journal mailbox: $MAIL_JOURNAL_ADDRESS"
exec postfix start-fg
