using System.Collections.Concurrent;
using Microsoft.ML.Tokenizers;

namespace RecOrleans.Engine.Text;

/// <summary>BERT's WordPiece with a memory: texts repeat their words, and the tokenizer costs some microseconds a word where a look-up costs some tens of nanoseconds.</summary>
/// <remarks>
/// WordPiece never looks past white space or punctuation, so a text's ids are its words' ids one after another. Words are cut here in ASCII alone; a stretch between
/// spaces that holds anything else goes to the tokenizer whole.
/// </remarks>
internal sealed class WordPieces(string vocabularyFile)
{
    /// <summary>A catalogue of 100 k items has fewer words; what comes later is tokenised each time.</summary>
    private const int Remembered = 100_000;

    private readonly BertTokenizer _tokenizer = BertTokenizer.Create(vocabularyFile, new BertOptions { LowerCaseBeforeTokenization = true });
    private readonly ConcurrentDictionary<string, int[]> _known = new(StringComparer.Ordinal);

    // ConcurrentDictionary.Count takes every lock, so it is counted here; two threads that add the same word may count it twice.
    private int _count;

    /// <summary>The ids of the text's words, word by word.</summary>
    /// <param name="plain">Lower case, without accents.</param>
    public Enumerator Of(string plain) => new(this, plain);

    private int[] Ids(ReadOnlySpan<char> word)
    {
        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var ids)) return ids;
        var text = word.ToString();
        ids = [.. _tokenizer.EncodeToIds(text, addSpecialTokens: false)];
        if (_count < Remembered && _known.TryAdd(text, ids)) Interlocked.Increment(ref _count);
        return ids;
    }

    /// <summary>Walks a text without allocating.</summary>
    internal struct Enumerator(WordPieces pieces, string text)
    {
        private int _at;
        private int _stretchEnd;
        private bool _isPlain;

        public int[] Current { get; private set; } = [];

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_at >= _stretchEnd && !FindStretch()) return false;
            var start = _at;
            if (!_isPlain) _at = _stretchEnd;
            else if (!char.IsAsciiLetterOrDigit(text[_at])) _at++;
            else
                while (_at < _stretchEnd && char.IsAsciiLetterOrDigit(text[_at]))
                    _at++;
            Current = pieces.Ids(text.AsSpan(start.._at));
            return true;
        }

        private bool FindStretch()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
            _stretchEnd = _at;
            _isPlain = true;
            while (_stretchEnd < text.Length && !char.IsWhiteSpace(text[_stretchEnd])) _isPlain &= text[_stretchEnd++] is > ' ' and < '\x7f';
            return _at < text.Length;
        }
    }
}
