using RecOrleans.Training.Comparison;
using RecOrleans.Training.Corpus;
using RecOrleans.Training.Distillation;
using RecOrleans.Training.Teaching;
using Spectre.Console.Cli;

var app = new CommandApp();
app.Configure(configuration =>
{
    configuration.SetApplicationName("training");
    configuration.Settings.Registrar.RegisterInstance(TimeProvider.System);
    configuration.AddCommand<CorpusCommand>("corpus").WithDescription("Renders labelled commands as prompts and answers of the student.");
    configuration.AddCommand<TeachCommand>("teach").WithDescription("Has a larger model write and label commands.");
    configuration.AddCommand<LayersCommand>("layers").WithDescription("Says which layers a model can spare.");
    configuration.AddCommand<DistillCommand>("distill").WithDescription("Trains a student on such a corpus and exports it as GGUF.");
    configuration.AddCommand<CompareCommand>("compare").WithDescription("Says how well and how fast students read held-back commands.");
});
return await app.RunAsync(args);
