#!/bin/sh
# Makes the two schemas once, and brings them up to date every time: a newer server image brings newer steps.
set -eu

for database in temporal temporal_visibility; do
  case $database in
    temporal) steps=temporal ;;
    temporal_visibility) steps=visibility ;;
  esac
  tool="temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal --db $database"
  if [ ! -e "/done/$database" ]; then
    $tool setup-schema -v 0.0
    touch "/done/$database"
  fi
  $tool update-schema -d "/etc/temporal/schema/postgresql/v12/$steps/versioned"
done
