#!/bin/sh
# The record is in PostgreSQL; finished workflows are kept for a month for whoever has to look into one.
set -eu

temporal operator namespace describe --namespace default >/dev/null 2>&1 || temporal operator namespace create --namespace default --retention 720h
