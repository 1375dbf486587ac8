using System.Text.Json;
using RecOrleans.Commands;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Tests;

public class CommandContractTests
{
    [Fact]
    public void CommandAnswer_ContractJson_RoundTrips()
    {
        const string json = """{"feedback":"conflict","edits":[{"edit":"add","polarity":"like","strength":"hard","facet":"runtime","operator":"<=","value":120,"scope":"session","quote":"under 2 hours"},{"edit":"add","polarity":"like","strength":"soft","facet":"year","operator":"between","value":[1980,1989],"scope":"standing","quote":"80s"},{"edit":"remove","id":"p1","quote":"forget the 90s"},{"edit":"clear","quote":"start over"},{"edit":"tool","tool":"explore","quote":"surprise me"}]}""";

        var answer = JsonSerializer.Deserialize<CommandAnswer>(json, Json.Options)!;

        Assert.Equal(Operand.Range(1980.0, 1989.0), ((AddEdit)answer.Edits[1]).Value);
        Assert.Equal(json, JsonSerializer.Serialize(answer, Json.Options));
    }
}
