using RecOrleans.Commands;
using RecOrleans.Grains.Users;

namespace RecOrleans.Grains.Tests.Users;

public class CommandTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \t\n ")]
    [InlineData("\u200b\u200b \ufeff")]
    [InlineData("no\0horror")]
    [InlineData("\u0001\u0002")]
    [InlineData("half \ud83d pair")]
    [InlineData("un\ufffdcodable")]
    public void Validate_EmptyOrBinary_IsInvalidAndNamesText(string text)
    {
        var error = Assert.Throws<RequestException>(() => CommandText.Validate(new SubmitCommand { Text = text }));

        Assert.Equal((RequestError.Invalid, "text"), (error.Error, error.Field));
    }

    [Fact]
    public void Validate_TenKilobytes_IsTooLargeAndSaysTheLimit()
    {
        var error = Assert.Throws<RequestException>(() => CommandText.Validate(new SubmitCommand { Text = new string('x', 10_240) }));

        Assert.Equal(RequestError.TooLarge, error.Error);
        Assert.Contains("1000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("something light from the 90s\nunder two hours")]
    [InlineData("来点轻松的 🎬")]
    public void Validate_Words_Pass(string text) => CommandText.Validate(new SubmitCommand { Text = text, CommandId = "my-id_1.2:3" });

    [Theory]
    [InlineData("")]
    [InlineData("has blank")]
    [InlineData("a/b")]
    public void Validate_BadCommandId_NamesIt(string id)
    {
        var error = Assert.Throws<RequestException>(() => CommandText.Validate(new SubmitCommand { Text = "x", CommandId = id }));

        Assert.Equal("commandId", error.Field);
    }
}
