// Argument types from the Azure SDK for .NET that the durable stores take, signatures only. See README.md.
using System;
using System.ClientModel;
using OpenAI;

namespace Azure
{
    public class AzureKeyCredential : ApiKeyCredential
    {
        public AzureKeyCredential(string key) : base(key) { }
    }
}

namespace Azure.Core
{
    public abstract class TokenCredential
    {
    }
}

namespace Azure.AI.OpenAI
{
    using Azure.Core;

    public class AzureOpenAIClient : OpenAIClient
    {
        public AzureOpenAIClient(Uri endpoint, ApiKeyCredential credential) { }
        public AzureOpenAIClient(Uri endpoint, TokenCredential credential) { }
    }
}

namespace Microsoft.Azure.Cosmos
{
    using global::Azure.Core;

    public class CosmosClientOptions
    {
    }

    public class CosmosClient : IDisposable
    {
        public CosmosClient(string connectionString, CosmosClientOptions? clientOptions = null) { }
        public CosmosClient(string accountEndpoint, TokenCredential tokenCredential, CosmosClientOptions? clientOptions = null) { }

        public virtual Database GetDatabase(string id) => throw null!;
        public void Dispose() { }
    }

    public abstract class Database
    {
    }
}
