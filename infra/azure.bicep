// Everything that a deployed bot needs: an identity without a password, a web app, a database that only the web app
// can reach, and the bot's registration with Teams.

@minLength(4)
@maxLength(20)
@description('Names every resource; with its suffix it must be unique in all of Azure.')
param resourceBaseName string

@maxLength(42)
@description('The name of the bot in Azure.')
param botDisplayName string

@secure()
@minLength(16)
@description('Password of the database. It is kept in the settings of the web app, and nowhere else.')
param databasePassword string

@description('Basic or better: a health check and a private network need it.')
param webAppSku string = 'B1'

param location string = resourceGroup().location

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: resourceBaseName
  location: location
}

resource network 'Microsoft.Network/virtualNetworks@2023-04-01' = {
  name: resourceBaseName
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.20.0.0/24'
      ]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.20.0.0/26'
          delegations: [
            {
              name: 'app'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.20.0.64/28'
          delegations: [
            {
              name: 'database'
              properties: {
                serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
              }
            }
          ]
        }
      }
    ]
  }
}

module database './database.bicep' = {
  name: 'Database'
  params: {
    resourceBaseName: resourceBaseName
    location: location
    networkId: network.id
    subnetId: network.properties.subnets[1].id
    password: databasePassword
  }
}

resource plan 'Microsoft.Web/serverfarms@2022-09-01' = {
  name: resourceBaseName
  location: location
  kind: 'linux'
  sku: {
    name: webAppSku
  }
  properties: {
    reserved: true // Linux
  }
}

resource webApp 'Microsoft.Web/sites@2022-09-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: network.properties.subnets[0].id
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      appCommandLine: 'node --max-semi-space-size=32 dist/index.js'
      alwaysOn: true
      healthCheckPath: '/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      appSettings: [
        {
          // The packages are installed where they run: one of them has a part for each operating system.
          name: 'SCM_DO_BUILD_DURING_DEPLOYMENT'
          value: 'true'
        }
        {
          name: 'BOT_ID'
          value: identity.properties.clientId
        }
        {
          name: 'BOT_TYPE'
          value: 'UserAssignedMSI'
        }
        {
          name: 'BOT_TENANT_ID'
          value: identity.properties.tenantId
        }
        {
          name: 'DATABASE_URL'
          value: 'postgresql://${database.outputs.user}:${uriComponent(databasePassword)}@${database.outputs.host}:5432/${database.outputs.name}?sslmode=verify-full'
        }
        {
          name: 'LOG_LEVEL'
          value: 'info'
        }
      ]
    }
  }
}

module botRegistration './botRegistration/azurebot.bicep' = {
  name: 'Bot-registration'
  params: {
    resourceBaseName: resourceBaseName
    botDisplayName: botDisplayName
    botAppDomain: webApp.properties.defaultHostName
    identityResourceId: identity.id
    identityClientId: identity.properties.clientId
    identityTenantId: identity.properties.tenantId
  }
}

// The toolkit writes these into env/.env.<name>.
output AZURE_APP_SERVICE_RESOURCE_ID string = webApp.id
output BOT_DOMAIN string = webApp.properties.defaultHostName
output BOT_ID string = identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId
