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

namespace Azure.AI.Agents.Persistent
{
    using Azure.Core;

    public class PersistentAgentsClient
    {
        public PersistentAgentsClient(string endpoint, TokenCredential credential) { }
    }

    public class ThreadMessageOptions
    {
    }

    public class ToolResources
    {
    }
}

namespace Azure.Storage
{
    public struct StorageTransferOptions
    {
    }
}

namespace Azure.Storage.Blobs
{
    public class BlobClientOptions
    {
    }

    public class BlobServiceClient
    {
        public BlobServiceClient(string connectionString) { }
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
