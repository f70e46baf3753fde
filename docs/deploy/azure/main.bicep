// The service on Azure Container Apps, its rows in Azure Tables. The way from one to the other is a managed identity: the storage account
// knows no key. See docs/deploy/README.md.
targetScope = 'resourceGroup'

@description('Where everything stands.')
param location string = resourceGroup().location

@description('The first part of all names: 3 to 11 lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param name string = 'proxyguard'

@description('The image of the service, by digest: registry/path@sha256:...')
param image string

@description('A registry the identity may pull from (example.azurecr.io), empty for a public image. The role AcrPull is yours to give.')
param registry string = ''

@description('How many copies of the rows there are, and where.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
])
param redundancy string = 'Standard_LRS'

@description('Whether the internet reaches it, or only what stands in the same environment.')
param isPublic bool = true

@description('The address people reach it at; empty for the one that Container Apps gives.')
param publicUrl string = ''

@description('Replicas at least. The work in the background needs one; a second keeps the service up while the first is replaced.')
@minValue(1)
@maxValue(10)
param minReplicas int = 1

@description('Replicas at most.')
@minValue(1)
@maxValue(30)
param maxReplicas int = 3

@description('Requests at once at which another replica is started.')
param requestsPerReplica int = 50

@description('For how many days the log is kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

var appName = '${name}-service'
var port = 8080

// The built-in role "Storage Table Data Contributor".
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-service'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: '${name}${uniqueString(resourceGroup().id)}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// For the whole account, which holds nothing else: the service makes its table itself.
resource mayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, tableDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    retentionInDays: logDays
    sku: {
      name: 'PerGB2018'
    }
  }
}

resource containerEnvironment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: appName
  location: location
  // A service without its right would start, and not be ready.
  dependsOn: [
    mayUseTables
  ]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    managedEnvironmentId: containerEnvironment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: isPublic
        allowInsecure: false
        targetPort: port
        transport: 'auto'
      }
      registries: empty(registry) ? [] : [
        {
          server: registry
          identity: identity.id
        }
      ]
    }
    template: {
      // Longer than the longest stop of the service itself (25 s).
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'service'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            {
              name: 'Storage__Azure__Endpoint'
              value: storage.properties.primaryEndpoints.table
            }
            {
              name: 'AZURE_CLIENT_ID'
              value: identity.properties.clientId
            }
            {
              name: 'AZURE_TOKEN_CREDENTIALS'
              value: 'ManagedIdentityCredential'
            }
            {
              name: 'Reports__PublicUrl'
              value: empty(publicUrl) ? 'https://${appName}.${containerEnvironment.properties.defaultDomain}' : publicUrl
            }
            {
              name: 'Stopping__Notice'
              value: '00:00:05'
            }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 2
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 6
              failureThreshold: 2
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: string(requestsPerReplica)
              }
            }
          }
        ]
      }
    }
  }
}

@description('Where the service is reached.')
output url string = 'https://${app.properties.configuration.ingress.fqdn}'

@description('What the commands (tokens, repositories, audit) take as Storage__Azure__Endpoint from another machine.')
output tableEndpoint string = storage.properties.primaryEndpoints.table

@description('The identity that the service works as.')
output identityClientId string = identity.properties.clientId
