// The bot's registration and its channel to Teams. The bot proves who it is with its managed identity.

@minLength(4)
@maxLength(20)
param resourceBaseName string

@maxLength(42)
param botDisplayName string

@description('Host name of the web app.')
param botAppDomain string

param identityResourceId string
param identityClientId string
param identityTenantId string
param botServiceSku string = 'F0'

resource bot 'Microsoft.BotService/botServices@2021-03-01' = {
  name: resourceBaseName
  kind: 'azurebot'
  location: 'global'
  sku: {
    name: botServiceSku
  }
  properties: {
    displayName: botDisplayName
    endpoint: 'https://${botAppDomain}/api/messages'
    msaAppId: identityClientId
    msaAppMSIResourceId: identityResourceId
    msaAppTenantId: identityTenantId
    msaAppType: 'UserAssignedMSI'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2021-03-01' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}
