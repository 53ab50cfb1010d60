using Mockd.Contracts.Configuration;
using Xunit;

namespace Mockd.Engine.Tests.Inference;

public sealed class TwinInferenceTests
{
    private const string Pet =
        "{'Pet':{'type':'object','properties':{'id':{'type':'string'},'name':{'type':'string'},'tag':{'type':'string'}}}}";

    [Fact]
    public void Of_ItemsAndTheirCollection_IsOneTable()
    {
        var twin = Bare.Twin(
            Pet,
            "GET /pets -> [Pet]",
            "POST /pets Pet -> 201 Pet",
            "GET /pets/{petId} -> Pet",
            "PUT /pets/{petId} Pet -> Pet",
            "PATCH /pets/{petId} Pet -> Pet",
            "DELETE /pets/{petId} -> 204"
        );
        var table = Assert.Single(twin.Served);
        Assert.Equal(("pets", "id", 1.0), (table.Name, table.Config.IdField, table.Confidence));
        Assert.Equal(["item-path", "key-usual"], Bare.Rules(table));
        Assert.Equal(
            [
                "list GET /pets",
                "create POST /pets",
                "get GET /pets/{petId}",
                "update PUT /pets/{petId}",
                "update PATCH /pets/{petId}",
                "delete DELETE /pets/{petId}",
            ],
            Bare.Roles(table)
        );
        Assert.Empty(twin.Refused);
    }

    [Fact]
    public void Of_NestedItems_NamesParentAndWhatStandsBeforeTheKey()
    {
        var twin = Bare.Twin(
            Pet,
            "POST /owners Pet -> 201 Pet",
            "GET /owners/{owner} -> Pet",
            "GET /owners/{owner}/pets -> [Pet]",
            "POST /owners/{owner}/pets Pet -> 201 Pet",
            "GET /owners/{owner}/pets/{pet} -> Pet"
        );
        var pets = Bare.Table(twin, "pets");
        Assert.Equal(["owner"], pets.Config.Under);
        Assert.Equal("owners", pets.Config.Parent);
    }

    [Fact]
    public void Of_SeveralTrailingParameters_PutsAllButTheLastBeforeTheKey()
    {
        var twin = Bare.Twin(
            "{'Repo':{'type':'object','properties':{'id':{'type':'integer'},'name':{'type':'string'},'size':{'type':'integer'}}}}",
            "GET /repos/{owner}/{repo} -> Repo",
            "POST /users/{owner}/repos Repo -> 201 Repo",
            "DELETE /repos/{owner}/{repo} -> 204"
        );
        Assert.Equal(["owner"], Bare.Table(twin, "repos").Config.Under);
    }

    [Fact]
    public void Of_TwoCollectionsOfOneName_NamesTheDeeperAfterWhatItStandsUnder()
    {
        var twin = Bare.Twin(
            "{'Note':{'type':'object','properties':{'id':{'type':'string'},'a':{'type':'string'}}},'Card':{'type':'object','properties':{'id':{'type':'string'},'b':{'type':'string'}}}}",
            "POST /notes Note -> 201 Note",
            "GET /notes/{id} -> Note",
            "POST /cards/{card}/notes Card -> 201 Card",
            "GET /cards/{card}/notes/{id} -> Card"
        );
        Assert.Equal(["notes", "card_notes"], twin.Served.Select(t => t.Name));
    }

    [Fact]
    public void Of_ItemsThatNothingCreates_IsWithheld()
    {
        var twin = Bare.Twin(Pet, "GET /pets -> [Pet]", "GET /pets/{id} -> Pet");
        Assert.Empty(twin.Served);
        Assert.Equal("nothing creates its rows", Bare.Table(twin, "pets").Withheld);
        Assert.Equal(
            [
                ("GET /pets", "table 'pets': nothing creates its rows"),
                ("GET /pets/{id}", "table 'pets': nothing creates its rows"),
            ],
            twin.Refused
        );
    }

    [Fact]
    public void Of_RowsWithoutAKey_IsWithheld()
    {
        var twin = Bare.Twin(
            "{'Blob':{'type':'object','properties':{'color':{'type':'string'},'size':{'type':'integer'}}}}",
            "POST /blobs Blob -> 201 Blob",
            "GET /blobs/{blobRef} -> Blob"
        );
        Assert.Equal("its rows do not show the key that its paths ask for", Bare.Table(twin, "blobs").Withheld);
    }

    [Fact]
    public void Of_OperationThatSaysNothingOfRows_IsRefused()
    {
        var twin = Bare.Twin(Pet, "POST /pets Pet -> 201 Pet", "GET /pets/{id} -> Pet", "GET /weather -> Pet");
        Assert.Equal([("GET /weather", "nothing says what it does to stored rows")], twin.Refused);
    }

    [Theory]
    [InlineData("PUT /notes/{id}/star -> 204", "attach", TableAction.Update)]
    [InlineData("DELETE /notes/{id}/star -> 204", "detach", TableAction.Delete)]
    [InlineData("GET /notes/{id}/star -> 204", "exists", TableAction.Get)]
    public void Of_PutAndDeleteThatAnswerNothing_IsAMembership(string operation, string role, TableAction action)
    {
        var twin = Bare.Twin(
            Pet,
            "POST /notes Pet -> 201 Pet",
            "GET /notes/{id} -> Pet",
            "GET /notes/{id}/star -> 204",
            "PUT /notes/{id}/star -> 204",
            "DELETE /notes/{id}/star -> 204"
        );
        var found = Bare.Table(twin, "star")
            .Actions.Single(a => operation.StartsWith(a.Operation, StringComparison.Ordinal));
        Assert.Equal((role, action, "membership"), (found.Role, found.Binding.Action, found.Evidence[0].Rule));
        Assert.True(Bare.Table(twin, "star").Config.HideId);
    }

    [Fact]
    public void Of_PutWhereNothingElseCreates_CreatesWhatTheCallerNames()
    {
        var twin = Bare.Twin(
            "{'Flag':{'type':'object','properties':{'name':{'type':'string'},'on':{'type':'boolean'}}}}",
            "GET /flags/{name} -> Flag",
            "PUT /flags/{name} Flag -> Flag"
        );
        var put = Bare.Table(twin, "flags").Actions.Single(a => a.Role == "upsert");
        Assert.Equal((TableAction.Update, MissingMode.Vivify), (put.Binding.Action, put.Binding.Missing));
        Assert.Equal(["item-upsert"], Bare.Rules(Bare.Table(twin, "flags"), put.Operation));
    }

    [Fact]
    public void Of_OneThingInAll_HasOneRow()
    {
        var twin = Bare.Twin(Pet, "GET /account -> Pet", "PATCH /account Pet -> Pet");
        var table = Assert.Single(twin.Served);
        Assert.Equal(["single"], Bare.Rules(table));
        Assert.All(table.Actions, a => Assert.Equal(("only", MissingMode.Vivify), (a.Binding.Key, a.Binding.Missing)));
    }

    [Fact]
    public void Of_AnotherPathToTheSameRows_IsTiedByThePropertyOrAHiddenField()
    {
        var twin = Bare.Twin(
            "{'Bill':{'type':'object','properties':{'id':{'type':'string'},'customer':{'type':'string'},'sum':{'type':'integer'}}}}",
            "POST /bills Bill -> 201 Bill",
            "GET /bills/{id} -> Bill",
            "GET /customers/{customer}/bills -> [Bill]",
            "GET /boxes/{box}/bills -> [Bill]"
        );
        var table = Assert.Single(twin.Served);
        Assert.Equal(2, table.Evidence.Count(e => e.Rule == "same-rows"));
        Assert.Equal(["box"], table.Config.Hidden);
        Assert.Equal(
            "path.customer",
            table.Actions.Single(a => a.Operation == "GET /customers/{customer}/bills").Binding.Where["customer"]
        );
    }

    [Fact]
    public void Of_AnotherKeyInAnotherPath_IsNamedBy()
    {
        var twin = Bare.Twin(
            "{'Release':{'type':'object','properties':{'id':{'type':'string'},'tag':{'type':'string'},'text':{'type':'string'}}}}",
            "POST /releases Release -> 201 Release",
            "GET /releases/{id} -> Release",
            "GET /releases/tags/{tag} -> Release"
        );
        var get = Assert.Single(twin.Served).Actions.Single(a => a.Operation == "GET /releases/tags/{tag}");
        Assert.Equal(("get", "tag"), (get.Role, get.Binding.By));
    }

    [Fact]
    public void Of_KeyOneLevelDown_IsNamedWithItsHolder()
    {
        var twin = Bare.Twin(
            "{'Pod':{'type':'object','properties':{'metadata':{'type':'object','properties':{'name':{'type':'string'}}},'spec':{'type':'object'}}}}",
            "POST /pods Pod -> 201 Pod",
            "GET /pods/{name} -> Pod"
        );
        var table = Assert.Single(twin.Served);
        Assert.Equal(("metadata", "name"), (table.Config.IdIn, table.Config.IdField));
        Assert.Equal(["item-path", "key-inside"], Bare.Rules(table));
    }

    [Theory]
    [InlineData("POST /orders/{id}/pay -> Order", "verb-state")]
    [InlineData("POST /orders/{id}/poke -> Order", "verb-row")]
    [InlineData("POST /orders/{id}:pay -> Order", "verb-state")]
    public void Of_StepBehindAnItemThatAnswersTheRow_IsAVerb(string operation, string rule)
    {
        var twin = Bare.Twin(
            "{'Order':{'type':'object','properties':{'id':{'type':'string'},'status':{'type':'string','enum':['open','paid']}}}}",
            "POST /orders Order -> 201 Order",
            "GET /orders/{id} -> Order",
            operation
        );
        Assert.Equal([rule], Bare.Rules(Assert.Single(twin.Served), operation.Split(" ->")[0]));
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("search")]
    [InlineData("preview")]
    public void Of_StepThatMakesSomethingElse_IsNoVerb(string word)
    {
        var twin = Bare.Twin(
            Pet,
            "POST /pets Pet -> 201 Pet",
            "GET /pets/{id} -> Pet",
            $"POST /pets/{{id}}/{word} -> Pet"
        );
        Assert.Contains(twin.Refused, r => r.Operation == $"POST /pets/{{id}}/{word}");
    }

    [Fact]
    public void Of_PropertyThatNamesAnotherTable_IsARelation()
    {
        var twin = Bare.Twin(
            "{'Pet':{'type':'object','properties':{'id':{'type':'string'},'owner_id':{'type':'string'},'name':{'type':'string'}}},'Owner':{'type':'object','properties':{'id':{'type':'string'},'city':{'type':'string'},'pets':{'type':'array','items':{'$ref':'#/components/schemas/Pet'}}}}}",
            "POST /owners Owner -> 201 Owner",
            "GET /owners/{id} -> Owner",
            "POST /pets Pet -> 201 Pet",
            "GET /pets/{id} -> Pet"
        );
        var named = Assert.Single(Bare.Table(twin, "pets").Relations);
        var held = Assert.Single(Bare.Table(twin, "owners").Relations);
        Assert.Equal(("owner_id", "owners", "relation-named"), (named.Field, named.Table, named.Evidence.Rule));
        Assert.Equal(("pets", "pets", "relation-rows"), (held.Field, held.Table, held.Evidence.Rule));
    }
}
