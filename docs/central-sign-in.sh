#!/bin/sh
# The central sign-in as its clients call it, one request after the other. Needs curl and nothing else.
#
#   BASE_URL=http://localhost:3000/api/v1 USERNAME=ana PASSWORD=… ADMIN_TOKEN=… sh docs/central-sign-in.sh
#
# ADMIN_TOKEN is an access token of an administrator (npm run admin -- create-admin), TOKEN and REFRESH_TOKEN
# are what signing in has answered. What each answers is in docs/central-sign-in.md.
set -eu
BASE_URL=${BASE_URL:-http://localhost:3000/api/v1}

# health
curl -s "$BASE_URL/health"

# create a user with a backend (administrators)
curl -s -X POST "$BASE_URL/users" -H "Authorization: Bearer $ADMIN_TOKEN" -H "Content-Type: application/json" -d "{\"username\": \"$USERNAME\", \"email\": \"$USERNAME@example.com\", \"password\": \"$PASSWORD\", \"backend_config\": {\"instagram_username\": \"ana.prado\", \"api_base_url\": \"https://api.ana.example\", \"bearer_token\": \"secret-of-the-backend\"}}"

# sign in
curl -s -X POST "$BASE_URL/auth/login" -H "Content-Type: application/json" -d "{\"username\": \"$USERNAME\", \"password\": \"$PASSWORD\"}"

# sign in and stay signed in
curl -s -X POST "$BASE_URL/auth/login" -H "Content-Type: application/json" -d "{\"username\": \"$USERNAME\", \"password\": \"$PASSWORD\", \"remember\": true}"

# a wrong password
curl -s -X POST "$BASE_URL/auth/login" -H "Content-Type: application/json" -d "{\"username\": \"$USERNAME\", \"password\": \"wrong\"}"

# who am I
curl -s "$BASE_URL/users/me" -H "Authorization: Bearer $TOKEN"

# change my backend
curl -s -X PUT "$BASE_URL/users/me/backend" -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d "{\"instagram_username\": \"ana.prado\", \"api_base_url\": \"https://api2.ana.example\", \"bearer_token\": \"another-secret\"}"

# new tokens
curl -s -X POST "$BASE_URL/auth/refresh" -H "Content-Type: application/json" -d "{\"refresh_token\": \"$REFRESH_TOKEN\"}"

# change my password
curl -s -X PUT "$BASE_URL/users/me/password" -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d "{\"current_password\": \"$PASSWORD\", \"new_password\": \"$NEW_PASSWORD\"}"

# sign out
curl -s -X POST "$BASE_URL/auth/logout" -H "Authorization: Bearer $TOKEN"

# after signing out
curl -s "$BASE_URL/users/me" -H "Authorization: Bearer $TOKEN"

# deactivate a user (administrators)
curl -s -X PATCH "$BASE_URL/users/$USER_ID" -H "Authorization: Bearer $ADMIN_TOKEN" -H "Content-Type: application/json" -d "{\"active\": false}"

# sign in to an inactive account
curl -s -X POST "$BASE_URL/auth/login" -H "Content-Type: application/json" -d "{\"username\": \"$USERNAME\", \"password\": \"$NEW_PASSWORD\"}"
