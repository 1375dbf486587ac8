namespace RecOrleans.Language.Hosting;

/// <summary>Which model reads commands, and how it is run. Section <c>Language</c>.</summary>
public sealed class LanguageOptions
{
    public const string Section = "Language";

    /// <summary>The shipped student, in this process.</summary>
    public const string Student = "student";

    /// <summary>Any other GGUF model, in this process.</summary>
    public const string Gguf = "gguf";

    /// <summary>An OpenAI-compatible endpoint: llama-server, vLLM, Ollama, a vendor.</summary>
    public const string OpenAI = "openai";

    /// <summary>No model.</summary>
    public const string Rules = "rules";

    /// <value>Default: <see cref="Student"/>.</value>
    public string Host { get; set; } = Student;

    /// <summary>The name that answers carry as <c>answeredBy</c>.</summary>
    /// <value>Default: the value of <see cref="Host"/>.</value>
    public string? Name { get; set; }

    /// <summary>The GGUF file. A relative path is looked for under the content root and the program's folder, and the folders above them.</summary>
    public string ModelPath { get; set; } = "models/student/student-q4_0.gguf";

    /// <summary>Base address of an endpoint, version included: <c>http://localhost:8080/v1</c>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The endpoint's name for the model.</summary>
    public string? Model { get; set; }

    /// <summary>The endpoint's key, where it asks for one. Keep it out of files: <c>Language__ApiKey</c> in the environment.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The longest that a command waits for its answer, queue included; after it the rules answer.</summary>
    /// <value>Default: 20 s.</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Commands that may wait beside those in work; one more is told to come back later.</summary>
    /// <value>Default: 64.</value>
    public int QueueLength { get; set; } = 64;

    /// <summary>Threads of the model in this process. 0: one where a step decodes one token, and all but one of the processors where it evaluates more.</summary>
    /// <value>Default: 0.</value>
    public int Threads { get; set; }

    /// <summary>Commands that are in work side by side.</summary>
    /// <value>Default: 4.</value>
    public int MaxBatch { get; set; } = 4;

    /// <summary>
    /// Tokens that one command's prompt and answer may have; 0: 2048 for the student, 4096 for another GGUF, whose prompt is longer. Memory is taken for
    /// <see cref="MaxBatch"/> of them: 18 KB a token for the student, so 150 MB by default.
    /// </summary>
    /// <value>Default: 0.</value>
    public int ContextSize { get; set; }

    /// <summary>Beginnings of prompts (catalogues, and users' memory and feed behind them) that are kept evaluated; up to 5 MB each for the student. 0: none, and nothing is read ahead.</summary>
    /// <value>Default: 24.</value>
    public int Prefixes { get; set; } = 24;

    /// <summary>Layers to run on a GPU, where a GPU package of LLamaSharp stands in for the CPU one.</summary>
    /// <value>Default: 0.</value>
    public int GpuLayers { get; set; }

    /// <summary>When the model cannot answer: true, the rules do; false, the command is refused with the reason.</summary>
    /// <value>Default: true.</value>
    public bool FallbackToRules { get; set; } = true;

    /// <summary>True: what a model reads is held against what the rules read from the same words, and what is measured to be right more often stands.</summary>
    /// <value>Default: true.</value>
    public bool Reconcile { get; set; } = true;
}
