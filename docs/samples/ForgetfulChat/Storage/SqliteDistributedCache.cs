using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Caching.Distributed;

namespace ForgetfulChat.Storage;

/// <summary>A cache in a SQLite file: it survives restarts, and several processes of one machine can share it.</summary>
/// <remarks>
/// Every operation has its own (pooled) connection, so threads share nothing. SQLite has no asynchronous I/O: the asynchronous methods run the
/// synchronous ones on the thread pool. Entries without an expiration are kept until they are removed. Times are Unix milliseconds.
/// </remarks>
public sealed class SqliteDistributedCache : IDistributedCache
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS cache (key TEXT PRIMARY KEY, value BLOB NOT NULL, expires INTEGER, sliding INTEGER, absolute INTEGER) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS cache_expires ON cache (expires) WHERE expires IS NOT NULL;
        """;

    private readonly string _connectionString;

    public SqliteDistributedCache(string file)
    {
        // The provider retries a busy database until the timeout, also while another process creates the file.
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(file), DefaultTimeout = 30 }.ToString();
        Execute(Schema);
    }

    public byte[]? Get(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var connection = Open();
        using var command = Command(connection, "SELECT value, sliding FROM cache WHERE key = $key AND (expires IS NULL OR expires > $now)",
            ("$key", key), ("$now", Now));
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        byte[] value = reader.GetFieldValue<byte[]>(0);
        bool slides = !reader.IsDBNull(1);
        reader.Close();
        if (slides)
        {
            Refresh(key);
        }

        return value;
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        long now = Now;
        long? sliding = Milliseconds(options.SlidingExpiration);
        long? absolute = now + Milliseconds(options.AbsoluteExpirationRelativeToNow) ?? options.AbsoluteExpiration?.ToUnixTimeMilliseconds();
        long? expires = (now + sliding, absolute) is ({ } slide, { } end) ? Math.Min(slide, end) : now + sliding ?? absolute;

        Execute("""
            INSERT INTO cache (key, value, expires, sliding, absolute) VALUES ($key, $value, $expires, $sliding, $absolute)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires, sliding = excluded.sliding, absolute = excluded.absolute;
            DELETE FROM cache WHERE expires <= $now;
            """,
            ("$key", key), ("$value", value), ("$expires", expires), ("$sliding", sliding), ("$absolute", absolute), ("$now", now));
    }

    public void Refresh(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Execute("UPDATE cache SET expires = min($now + sliding, ifnull(absolute, $now + sliding)) WHERE key = $key AND sliding IS NOT NULL AND expires > $now",
            ("$key", key), ("$now", Now));
    }

    public void Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Execute("DELETE FROM cache WHERE key = $key", ("$key", key));
    }

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.Run(() => Get(key), token);

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        Task.Run(() => Set(key, value, options), token);

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.Run(() => Refresh(key), token);

    public Task RemoveAsync(string key, CancellationToken token = default) => Task.Run(() => Remove(key), token);

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static long? Milliseconds(TimeSpan? span) => (long?)span?.TotalMilliseconds;

    private void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var connection = Open();
        using var command = Command(connection, sql, parameters);
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
