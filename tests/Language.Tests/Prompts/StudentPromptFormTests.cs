using RecOrleans.Language.Prompts;
using RecOrleans.Testing;

namespace RecOrleans.Language.Tests.Prompts;

public class StudentPromptFormTests
{
    [Fact]
    public void Build_GoldenRecords_GivesTheVeryPrompts()
    {
        var golden = GoldenRecord.ReadAll();

        Assert.Equal(60, golden.Count);
        foreach (var record in golden)
            Assert.Equal(record.Prompt, string.Concat(new StudentPromptForm().Build(LabelledCommand.Of(record).Request).Messages.Select(message => message.Text)));
    }
}
