using './main.bicep'

// From the release page, by digest: a tag may move.
param image = 'ghcr.io/proxyguard/proxyguard-service@sha256:0000000000000000000000000000000000000000000000000000000000000000'
param name = 'proxyguard'
param minReplicas = 2
param maxReplicas = 5
