using System.Runtime.CompilerServices;
using CsvHelper;

namespace RecOrleans.Engine.Import;

/// <summary>A CSV file with a header, row by row.</summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>Largest row, in bytes: an unclosed quote must not draw the whole file into memory.</summary>
    private const int MaxRow = 1 << 20;

    private readonly string _path;
    private readonly CsvReader _reader;
    private CsvMalformedReason? _fault;

    private CsvTable(string path, ImportProgress progress, char delimiter)
    {
        _path = path;
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            TrimWhitespace = true,
            MaxRecordSize = MaxRow,
            TrackLineNumbers = true,
            OnMalformedRecord = record => _fault = record.Reason,
        };
        _reader = CsvReader.Create(SourceFile.Open(path, progress), options);
        try
        {
            Header = [.. _reader.Headers];
            if (Header.Any(name => name.Contains('\0', StringComparison.Ordinal))) throw new ImportException($"{path} is no text file.");
            if (Header.All(string.IsNullOrWhiteSpace)) throw new ImportException($"{path} holds no header line; its first line must name the columns.");
        }
        catch (CsvFormatException error)
        {
            _reader.Dispose();
            throw new ImportException($"{path}: its header cannot be read: {error.Message}", error);
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Header { get; }

    /// <exception cref="ImportException">No such file, or none with a header.</exception>
    public static CsvTable Open(string path, ImportProgress progress, char delimiter = ',')
    {
        SourceFile.Require(path);
        return new CsvTable(path, progress, delimiter);
    }

    /// <summary>The place of a column (letter case aside); -1 where there is none.</summary>
    public int Find(string column)
    {
        for (var i = 0; i < Header.Count; i++)
            if (string.Equals(Header[i], column, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    /// <exception cref="ImportException">The column is not there.</exception>
    public int Require(string column)
    {
        var index = Find(column);
        return index >= 0 ? index : throw new ImportException($"{_path} has no column '{column}'; its header is {string.Join(",", Header)}.");
    }

    /// <summary>Each row's line and fields, or what is wrong with it. Can be read once.</summary>
    public async IAsyncEnumerable<(long Line, string[] Fields, string? Problem)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _fault = null;
            string? end = null;
            var more = false;
            try
            {
                more = await _reader.ReadAsync(cancellationToken);
            }
            catch (CsvFormatException error)
            {
                end = $"the rest of the file cannot be read, perhaps for a quote that is not closed: {error.Message}";
            }

            if (end is not null)
            {
                yield return (_reader.LineNumber, [], end);
                yield break;
            }

            if (!more) yield break;
            var problem = _fault switch
            {
                null => _reader.FieldCount == Header.Count ? null : $"{_reader.FieldCount} fields where the header names {Header.Count}",
                CsvMalformedReason.UnterminatedQuote => "a quote is not closed before the end of the file; double a quote that belongs to the text",
                _ => "a quote stands in the middle of a field; double it, and put the whole field in quotes",
            };
            yield return (_reader.LineNumber, problem is null ? _reader.Current.ToArray() : [], problem);
        }
    }

    public void Dispose() => _reader.Dispose();
}
