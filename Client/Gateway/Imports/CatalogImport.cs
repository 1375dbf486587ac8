using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Client.Api;
using RecOrleans.Client.Gateway.Errors;

namespace RecOrleans.Client.Gateway.Imports;

/// <summary>Reads an import's lines as they arrive and hands them on in batches; memory holds one batch, whatever the size of the body.</summary>
internal sealed class CatalogImport(ICatalogImportGrain grain, string catalog, GatewayOptions options)
{
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();
    private ImportBatches? _batches;
    private int _rejected;
    private int _line;

    /// <exception cref="RequestException">Invalid: the body does not begin with a schema of this catalogue, or the schema contradicts itself.</exception>
    public async Task<ImportReport> RunAsync(PipeReader body, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in ReadLinesAsync(body, cancellationToken)) await TakeAsync(line);
            if (_batches is null) throw new RequestException(RequestError.Invalid, "body", "body is empty; its first line must be {\"schema\": ...}.");
            var served = await _batches.CompleteAsync();
            return new ImportReport(
                served.Schema.Catalog, served.Version, served.Items, served.Interactions, _rejected, _problems.DrainToImmutable());
        }
        catch when (_batches is not null)
        {
            await TryCancelAsync();
            throw;
        }
    }

    private async Task TakeAsync(ReadOnlyMemory<byte>? line)
    {
        _line++;
        if (line is not { } bytes)
        {
            if (_batches is null) throw new RequestException(RequestError.TooLarge, "schema", $"schema is longer than {options.MaxImportLineBytes} bytes.");
            Reject($"line {_line}: longer than {options.MaxImportLineBytes} bytes; shorten its text.");
            return;
        }

        if (bytes.Span.IndexOfAnyExcept(" \t\r"u8) < 0) return;
        ImportLine? read;
        try
        {
            read = JsonSerializer.Deserialize<ImportLine>(bytes.Span, Json.Options);
        }
        catch (JsonException json)
        {
            if (_batches is null)
                throw new RequestException(RequestError.Invalid, "schema", $"The first line must be {{\"schema\": ...}}: {json.Message}");
            Reject($"line {_line}: {(json.Path is { Length: > 1 } path ? path[2..] : "it")} cannot be read; one JSON object a line, as the schema says.");
            return;
        }

        if (_batches is not { } batches) await BeginAsync(read);
        else if (read?.Item is { } item) await AddAsync(batches, item);
        else if (read?.Interaction is { } interaction) await batches.AddAsync(interaction);
        else Reject($"line {_line}: holds neither item nor interaction; write {{\"item\": ...}} or {{\"interaction\": ...}}.");
    }

    private async Task BeginAsync(ImportLine? first)
    {
        if (first?.Schema is not { } schema)
            throw new RequestException(RequestError.Invalid, "schema", "The first line must be {\"schema\": ...}; items and interactions follow it.");
        if (schema.Catalog != catalog)
        {
            throw new RequestException(
                RequestError.Invalid, "schema.catalog", $"schema.catalog must be '{catalog}', as in the path; change the one or the other.");
        }

        await grain.Begin(schema);
        _batches = new ImportBatches(grain, Reject, options.ImportBatch);
    }

    private async Task AddAsync(ImportBatches batches, ImportItem item)
    {
        if (!Identifiers.IsLegal(item.Id) || string.IsNullOrWhiteSpace(item.Title))
        {
            Reject($"line {_line}: item needs an id (1 to {Identifiers.MaxLength} letters, digits, - _ . : @) and a title.");
            return;
        }

        if (item.Unknown is { Count: > 0 } unknown)
        {
            Reject($"line {_line}: item '{item.Id}': {string.Join(", ", unknown.Keys)}: no field of an item, which has id, title, facets and text; values of facets stand inside facets.");
            return;
        }

        await batches.AddAsync(new Item { Id = item.Id!, Title = item.Title, Facets = (item.Facets ?? ItemFacets.Empty).ToDictionary(), Text = item.Text });
    }

    private void Reject(string problem)
    {
        _rejected++;
        if (_problems.Count < ImportReport.MaxProblems) _problems.Add(problem);
    }

    private async Task TryCancelAsync()
    {
        try
        {
            await grain.Cancel();
        }
        catch (Exception exception) when (exception is RequestException || ClusterFailures.IsUnavailable(exception))
        {
            // What was staged is dropped by the grain itself after some minutes.
        }
    }

    /// <summary>Lines without their ends; null for one that is too long, whose rest is skipped.</summary>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>?> ReadLinesAsync(
        PipeReader body, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var skipping = false;
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            try
            {
                while (buffer.PositionOf((byte)'\n') is { } end)
                {
                    var line = buffer.Slice(0, end);
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                    if (skipping) skipping = false;
                    else if (line.Length > options.MaxImportLineBytes) yield return null;
                    else yield return line.ToArray();
                }

                if (!skipping && buffer.Length > options.MaxImportLineBytes)
                {
                    skipping = true;
                    yield return null;
                }

                if (skipping || result.IsCompleted)
                {
                    var rest = skipping ? [] : buffer.ToArray();
                    buffer = buffer.Slice(buffer.End);
                    if (rest.Length > 0) yield return rest;
                }
            }
            finally
            {
                // Also when the import is given up: the server must be able to drain what is left of the body.
                body.AdvanceTo(buffer.Start, buffer.End);
            }

            if (result.IsCompleted) yield break;
        }
    }
}
