curl --fail-with-body --request PUT 'https://scorecard.example.org/api/v1/kpis/0199a000-0000-7000-8000-000000000000/values/2026-10' \
  --header "Authorization: Bearer $SCORECARD_KEY" \
  --header 'Content-Type: application/json' \
  --data '{"value":95}'
