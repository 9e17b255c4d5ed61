curl --fail-with-body 'https://scorecard.example.org/api/v1/kpis/0199a000-0000-7000-8000-000000000000/series?from=2026-10&to=2026-10' \
  --header "Authorization: Bearer $SCORECARD_KEY"
