using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RecOrleans.Storage.GrainState;

namespace RecOrleans.Storage.Sqlite;

/// <summary>One SQLite file: its connections, its one writer at a time, its schema.</summary>
/// <remarks>
/// SQLite's calls block their thread, so all work here runs on the thread pool, never on a grain's scheduler. SQLite has one writer a file; whoever
/// queues in here costs no thread, while whoever queues inside SQLite holds one.
/// Journal: WAL, so that readers do not wait for the writer. <c>synchronous=FULL</c>: a commit returns once the log is on the disk, so that what was
/// acknowledged survives a killed process and also a power cut; NORMAL would survive only the former.
/// </remarks>
public sealed class SqliteDatabase : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly string _connectionString;
    private readonly string _connectionSettings;

    /// <param name="path">The file; <see cref="CreateSchemaAsync"/> makes it and its folder when they are missing.</param>
    /// <param name="busyTimeout">How long a call waits for another process.</param>
    /// <param name="mode">How the file is opened.</param>
    public SqliteDatabase(string path, TimeSpan busyTimeout, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        Path = System.IO.Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = true,
            DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds),
        }.ToString();
        _connectionSettings = string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout={(long)busyTimeout.TotalMilliseconds}; PRAGMA synchronous=FULL;");
        DataSource = new Source(this);
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The same connections for libraries that open their own.</summary>
    public DbDataSource DataSource { get; }

    /// <summary>Runs in every new connection after the settings; a test sets limits with it.</summary>
    internal string? ExtraConnectionSettings { get; set; }

    /// <summary>Makes the schema where it is not there yet. Safe with several processes at once, and a second call changes nothing.</summary>
    /// <param name="script">Makes version 1 of the schema from nothing.</param>
    /// <param name="cancellationToken">Ends the wait for the writer's turn.</param>
    /// <exception cref="OrleansConfigurationException">The file was written by a later version of the product.</exception>
    public async Task CreateSchemaAsync(string script, CancellationToken cancellationToken)
    {
        const long CurrentVersion = 1;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        await RunAsync(
            connection =>
            {
                // The journal mode cannot change inside a transaction; once set, it stays with the file.
                connection.Execute("PRAGMA journal_mode=WAL");
                using var transaction = connection.BeginTransaction(deferred: false);
                var version = (long)connection.Scalar("PRAGMA user_version")!;
                if (version > CurrentVersion)
                    throw new OrleansConfigurationException($"'{Path}' has schema {version}, this program knows {CurrentVersion}; run the later program, or set Storage:Path to another file.");
                if (version == CurrentVersion) return;
                connection.Execute(script);
                connection.Execute($"PRAGMA user_version={CurrentVersion}");
                transaction.Commit();
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads, beside a writer; sees what was committed before.</summary>
    /// <exception cref="RequestException"><see cref="RequestError.Unavailable"/>: the file cannot be read now.</exception>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            T result = default!;
            Run(connection => result = work(connection));
            return result;
        },
        cancellationToken);

    /// <summary>Runs the work in one transaction: all of it is there afterwards, or none.</summary>
    /// <exception cref="RequestException"><see cref="RequestError.Unavailable"/>: the file cannot be written now; nothing was changed.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        T result = default!;
        await RunAsync(
            connection =>
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                result = work(connection);
                transaction.Commit();
            },
            cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <inheritdoc cref="WriteAsync{T}(Func{SqliteConnection, T}, CancellationToken)"/>
    public Task WriteAsync(Action<SqliteConnection> work, CancellationToken cancellationToken) => WriteAsync(
        connection =>
        {
            work(connection);
            return true;
        },
        cancellationToken);

    /// <summary>Gives work that opens connections of its own the writer's turn, on the thread pool.</summary>
    public async Task WriterTurnAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc cref="WriterTurnAsync(Func{Task}, CancellationToken)"/>
    public async Task<T> WriterTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        T result = default!;
        await WriterTurnAsync(async () => { result = await work().ConfigureAwait(false); }, cancellationToken).ConfigureAwait(false);
        return result;
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString)) SqliteConnection.ClearPool(connection);
        DataSource.Dispose();
        _writer.Dispose();
    }

    private Task RunAsync(Action<SqliteConnection> work, CancellationToken cancellationToken) => WriterTurnAsync(
        () =>
        {
            Run(work);
            return Task.CompletedTask;
        },
        cancellationToken);

    private void Run(Action<SqliteConnection> work)
    {
        try
        {
            using var connection = Open();
            work(connection);
        }
        catch (SqliteException e) when (StorageFailure.From(e) is { } failure)
        {
            throw failure.ToRequestException();
        }
    }

    private SqliteConnection Open()
    {
        var connection = Create();
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Create()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Open) connection.Execute(_connectionSettings + ExtraConnectionSettings);
        };
        return connection;
    }

    private sealed class Source(SqliteDatabase database) : DbDataSource
    {
        public override string ConnectionString => database._connectionString;

        protected override DbConnection CreateDbConnection() => database.Create();
    }
}
